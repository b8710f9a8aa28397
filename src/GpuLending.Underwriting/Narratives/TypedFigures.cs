using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuLending.Underwriting.Narratives;

/// <summary>
/// Finds numbers typed by hand beside the name of a figure. Only a number in that figure's unit is compared, to the digits typed, and only
/// when nothing between the two says that it is a level and not the figure ("covenant", "at least", "target").
/// </summary>
internal static partial class TypedFigures
{
    /// <summary>Furthest a number may stand from the name.</summary>
    private const int Reach = 48;

    private static readonly IReadOnlyList<(NamedFigure Figure, Regex Name)> Names =
    [
        .. NamedFigures.All.Where(figure => figure.Kind is not (NamedFigureKind.Words or NamedFigureKind.Date or NamedFigureKind.Rating or NamedFigureKind.Count))
            .SelectMany(figure => figure.OtherNames.Append(figure.Name).Select(name => (figure, name)))
            .OrderByDescending(pair => pair.name.Length)
            .Select(pair => (pair.figure, new Regex(@"(?<![\w{])" + Regex.Escape(pair.name).Replace(@"\ ", @"[\s\u00a0-]+", StringComparison.Ordinal) + @"(?![\w}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))),
    ];

    /// <summary>Numbers of one text that differ from their figure, or agree with it today.</summary>
    public static IEnumerable<NarrativeRemark> Of(string part, string text, NarrativeSubject subject)
    {
        foreach (var (start, sentence) in NarrativeText.Sentences(text))
        {
            var mentions = Mentions(sentence);
            if (mentions.Count == 0) continue;
            foreach (Match number in Number().Matches(sentence))
            {
                var near = mentions
                    .Where(mention => Fits(mention.Figure.Kind, number) && !Between(sentence, mention, number).Contains('{', StringComparison.Ordinal))
                    .Select(mention => (mention, apart: Apart(mention, number)))
                    .Where(pair => pair.apart is >= 0 and <= Reach)
                    .OrderBy(pair => pair.apart).Select(pair => ((NamedFigure Figure, int Start, int Length)?)pair.mention).FirstOrDefault();
                if (near is not { } named || IsLevel(sentence, named, number)) continue;
                if (named.Figure.Value(subject) is not { Number: { } value } figure) continue;
                var agrees = Agrees(named.Figure.Kind, number, value);
                yield return new NarrativeRemark(
                    part,
                    agrees ? NarrativeRemarkKind.TypedAgrees : NarrativeRemarkKind.TypedDiffers,
                    NarrativeText.Write(sentence, subject),
                    agrees
                        ? $"“{number.Value.Trim()}” is typed by hand: right today, but it will not follow the model. Bind it as {named.Figure.Token}."
                        : $"“{number.Value.Trim()}” is typed by hand: {named.Figure.Name} is {figure.Text}. Bind it as {named.Figure.Token}.",
                    start + number.Index,
                    number.Value.TrimEnd().Length,
                    named.Figure);
            }
        }
    }

    private static List<(NamedFigure Figure, int Start, int Length)> Mentions(string sentence)
    {
        var found = new List<(NamedFigure Figure, int Start, int Length)>();
        foreach (var (figure, name) in Names)
        {
            foreach (Match match in name.Matches(sentence))
            {
                // The longer name was looked for first: "minimum loan-to-value" is not "loan-to-value".
                if (!found.Exists(other => match.Index < other.Start + other.Length && other.Start < match.Index + match.Length))
                    found.Add((figure, match.Index, match.Length));
            }
        }

        return found;
    }

    private static int Apart((NamedFigure Figure, int Start, int Length) mention, Match number) =>
        number.Index >= mention.Start + mention.Length ? number.Index - mention.Start - mention.Length : mention.Start - number.Index - number.Length;

    private static string Between(string sentence, (NamedFigure Figure, int Start, int Length) mention, Match number) =>
        number.Index >= mention.Start + mention.Length
            ? sentence[(mention.Start + mention.Length)..number.Index]
            : mention.Start >= number.Index + number.Length ? sentence[(number.Index + number.Length)..mention.Start] : "";

    private static bool IsLevel(string sentence, (NamedFigure Figure, int Start, int Length) mention, Match number)
    {
        var between = Between(sentence, mention, number);
        var after = sentence[Math.Min(sentence.Length, number.Index + number.Length)..Math.Min(sentence.Length, number.Index + number.Length + 14)];
        return Level().IsMatch(between) || LevelAfter().IsMatch(after) || between.Contains(';', StringComparison.Ordinal)
            || OneOfSeveral().IsMatch(sentence[..number.Index]) || SeveralAfter().IsMatch(after);
    }

    private static bool Fits(NamedFigureKind kind, Match number) => kind switch
    {
        NamedFigureKind.Multiple => number.Groups["times"].Success,
        NamedFigureKind.Share or NamedFigureKind.Rate => number.Groups["percent"].Success,
        NamedFigureKind.Amount => number.Groups["scale"].Success,
        NamedFigureKind.Years => number.Groups["years"].Success,
        NamedFigureKind.Months => number.Groups["months"].Success,
        NamedFigureKind.Count or NamedFigureKind.Date or NamedFigureKind.Rating or NamedFigureKind.Words => false,
    };

    private static bool Agrees(NamedFigureKind kind, Match number, double value)
    {
        var digits = number.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal);
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var typed)) return true;
        var decimals = digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var unit = kind switch
        {
            NamedFigureKind.Share or NamedFigureKind.Rate => 0.01,
            NamedFigureKind.Amount => number.Groups["scale"].Value.ToUpperInvariant() switch { "BN" or "BILLION" => 1e9, "K" or "THOUSAND" => 1e3, _ => 1e6 },
            NamedFigureKind.Multiple or NamedFigureKind.Years or NamedFigureKind.Months or NamedFigureKind.Count or NamedFigureKind.Date or NamedFigureKind.Rating or NamedFigureKind.Words => 1,
        };
        // Half a unit of the last digit typed, as rounding allows.
        return Math.Abs(value / unit - typed) <= 0.5 * Math.Pow(10, -decimals) + 1e-9 * Math.Max(1, Math.Abs(typed));
    }

    [GeneratedRegex(
        @"(?<![\w.,{])(?:(?:USD|EUR|GBP|US\$|\$|€|£)\s?)?(?<number>\d[\d,]*(?:\.\d+)?)(?:\s?(?<times>x\b|×|times\b)|\s?(?<percent>%|percent\b|per cent\b)|\s?(?<scale>bn|billion|m|million|k|thousand)\b|[\s-]?(?<years>y|years?)\b|[\s-](?<months>months?)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(?:covenants?|thresholds?|targets?|floors?|caps?|limits?|tests?|triggers?|at least|at most|above|below|under|over|exceeds?|more than|less than|falls?|down|up to|stress(?:ed)?|versus|against|polic(?:y|ies))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Level();

    [GeneratedRegex(@"\d\s?(?:%|x)?\s?(?:,|and|or|to|-|–|/)\s?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OneOfSeveral();

    [GeneratedRegex(@"^\s?(?:,|and|or|to|-|–|/)\s?\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeveralAfter();

    [GeneratedRegex(@"^\s*(?:covenant|threshold|target|floor|cap|limit|test|trigger|or more|or less|or better)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LevelAfter();
}
