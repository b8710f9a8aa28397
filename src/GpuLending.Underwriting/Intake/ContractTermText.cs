using System.Globalization;
using System.Text.RegularExpressions;
using GpuLending.Engine;
using GpuLending.Engine.Revenue;

namespace GpuLending.Underwriting.Intake;

/// <summary>Terms of a contract that stand in one cell as words. Whatever is left over that is not understood refuses the cell.</summary>
internal static partial class ContractTermText
{
    private const int LongestMonths = 360;

    /// <summary>Whether a cell says that there is none.</summary>
    internal static bool IsNone(string text) => string.Join(' ', Heading.Words(text)) is "" or "none" or "no" or "nil" or "n a" or "na" or "not applicable" or "keine" or "nein" or "non" or "aucun" or "0" or "なし" or "无";

    /// <summary>Values with their first day, in date order: "2.10 from 2027-06-01; 1.95 from 2028-06-01" or "year 2: 2.10". Null when any part is something else.</summary>
    internal static List<(string Value, DateOnly Date)>? Steps(string text, DateOnly start, Func<string, DateOnly?> dayOf)
    {
        var steps = new List<(string Value, DateOnly Date)>();
        foreach (var part in text.Split([';', '\n', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var rest = part;
            DateOnly? date = null;
            if (Year().Match(rest) is { Success: true } year)
            {
                date = start.AddYears(int.Parse(year.Groups[1].Value, CultureInfo.InvariantCulture) - 1);
                rest = rest.Remove(year.Index, year.Length);
            }
            else if (FirstDay(rest, dayOf) is { } day)
            {
                date = day.Date;
                rest = rest.Remove(day.At, day.Length);
            }

            rest = Filler().Replace(rest, " ").Trim(' ', ':', '-', '=', ',');
            if (date is not { } from || !rest.Any(char.IsAsciiDigit) || rest.Any(char.IsWhiteSpace)) return null;
            steps.Add((rest, from));
        }

        return steps.Count == 0 || steps.Zip(steps.Skip(1)).Any(pair => pair.First.Date >= pair.Second.Date) ? null : steps;
    }

    /// <summary>A right to leave: whether it is understood, whether the customer may leave for convenience, and how.</summary>
    internal static (bool Understood, bool ForConvenience, TerminationTerms? Terms) Termination(string text, DateOnly start, Func<string, DateOnly?> dayOf, Func<string, Money?> amountOf)
    {
        var words = string.Join(' ', Heading.Words(text));
        if (IsNone(text) || words is "for cause only" or "cause only" or "for cause" or "for default only" or "not permitted" or "not allowed" or "no t4c" or "no termination for convenience" or "non cancellable" or "non cancelable" or "noncancellable" or "take or pay no termination")
            return (true, false, null);
        var terms = new TerminationTerms();
        var rest = " " + text + " ";
        var kinds = 0;
        rest = ServiceLevel().Replace(rest, _ =>
        {
            (terms, kinds) = (terms with { Kind = TerminationKind.ServiceLevel }, kinds + 1);
            return " ";
        });
        rest = Convenience().Replace(rest, _ =>
        {
            kinds++;
            return " ";
        });
        if (kinds > 1) return (false, false, null);
        var detailed = false;
        rest = Notice().Replace(rest, match =>
        {
            var number = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            var days = match.Groups[2].Value.StartsWith("d", StringComparison.OrdinalIgnoreCase) || match.Groups[2].Value.StartsWith("t", StringComparison.OrdinalIgnoreCase);
            if (days && number % 30 != 0) return match.Value;
            (terms, detailed) = (terms with { NoticeMonths = days ? number / 30 : number }, true);
            return " ";
        });
        rest = FeeMonths().Replace(rest, match =>
        {
            (terms, detailed) = (terms with { FeeMonths = double.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) }, true);
            return " ";
        });
        rest = FeeAmount().Replace(rest, match =>
        {
            if (amountOf(match.Groups["n"].Value) is not { } fee) return match.Value;
            (terms, detailed) = (terms with { FeeAmount = fee }, true);
            return " ";
        });
        rest = AfterMonth().Replace(rest, match =>
        {
            var months = int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) * (match.Groups["u"].Value.StartsWith("y", StringComparison.OrdinalIgnoreCase) ? 12 : 1);
            if (months > LongestMonths) return match.Value;
            (terms, detailed) = (terms with { EarliestDate = start.AddMonths(months) }, true);
            return " ";
        });
        if (FirstDay(rest, dayOf) is { } day)
        {
            (terms, detailed) = (terms with { EarliestDate = day.Date }, true);
            rest = rest.Remove(day.At, day.Length);
        }

        var left = Heading.Words(rest).Where(word => word is not ("from" or "after" or "on" or "with" or "and" or "the" or "a" or "of" or "at" or "any" or "time" or "ab" or "customer" or "may" or "terminate" or "right" or "yes" or "termination" or "allowed" or "permitted" or "earliest")).ToList();
        if (left.Count > 0) return (false, false, null);
        var forConvenience = terms.Kind == TerminationKind.Convenience;
        return (true, forConvenience, detailed || !forConvenience ? terms : null);
    }

    /// <summary>The first day that a text names. "10 from 2027-06-01" looks like a day with a month's name until it is read.</summary>
    private static (DateOnly Date, int At, int Length)? FirstDay(string text, Func<string, DateOnly?> dayOf)
    {
        foreach (var match in Numbered().Matches(text).Concat(Worded().Matches(text)))
        {
            if (dayOf(match.Value) is { } date) return (date, match.Index, match.Length);
        }

        return null;
    }

    [GeneratedRegex(@"\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}年\d{1,2}月\d{1,2}日")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\d{1,2}\.?[ -]\p{L}{3,9}\.?[ -]\d{2,4}|\p{L}{3,9}\.? \d{1,2}, ?\d{4}")]
    private static partial Regex Worded();

    [GeneratedRegex(@"\b(?:from |in )?(?:year|yr|y|jahr)\s?(\d{1,2})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Year();

    [GeneratedRegex(@"\b(?:from|as of|as at|on|at|starting|effective|ab|since|gpus?|usd|per gpu-?\s?(?:hour|hr|h)|to|price|steps?|down|up|rises?|falls?)\b|/\s?gpu[- ]?(?:hour|hr|h)\b|\$|@|→", RegexOptions.IgnoreCase)]
    private static partial Regex Filler();

    [GeneratedRegex(@"\b(?:t4c|tfc|(?:termination )?for convenience|convenience|break(?: option| clause| right)?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Convenience();

    [GeneratedRegex(@"\b(?:(?:for )?(?:sla|service[- ]level)(?: breach(?:es)?| failure| miss(?:es)?)?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ServiceLevel();

    [GeneratedRegex(@"\b(\d{1,3})[ -]?(months?|mos?|days?|tage|monate)['’]? (?:prior |written |prior written )?(?:notice|kündigungsfrist)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Notice();

    [GeneratedRegex(@"\b(?:(?:fee|penalty|payment) of )?(?<n>\d{1,2}(?:\.\d+)?) ?(?:months?|mos?)['’]?s? ?(?:of )?(?:termination |break )?(?:fees?|penalty|rent)\b|\b(?:fee|penalty|payment) (?:of |equal to )(?<n>\d{1,2}(?:\.\d+)?) ?(?:months?|mos?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex FeeMonths();

    [GeneratedRegex(@"(?:\b(?:fee|penalty|payment) (?:of )?(?<n>(?:US)?\$ ?\d[\d.,]*)|(?<n>(?:US)?\$ ?\d[\d.,]*\d) (?:fee|penalty))\b", RegexOptions.IgnoreCase)]
    private static partial Regex FeeAmount();

    [GeneratedRegex(@"\bafter (?:(?<u>months?|years?) (?<n>\d{1,3})|(?<n>\d{1,3}) (?<u>months?|years?))\b", RegexOptions.IgnoreCase)]
    private static partial Regex AfterMonth();
}
