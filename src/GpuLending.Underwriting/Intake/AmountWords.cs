using System.Globalization;
using System.Text.RegularExpressions;
using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Intake;

/// <summary>What stands around a number: thousands or millions, a currency, and what the amount is for.</summary>
internal static partial class AmountWords
{
    /// <summary>What a heading or a title says amounts are counted in; 1 when it says nothing.</summary>
    internal static decimal Scale(string text) =>
        Billions().IsMatch(text) ? 1_000_000_000m : Millions().IsMatch(text) ? 1_000_000m : TenThousands().IsMatch(text) ? 10_000m : Thousands().IsMatch(text) ? 1_000m : 1m;

    /// <summary>The same of a title: a sentence about something else may hold a sign of ten thousand.</summary>
    internal static decimal ScaleOfTitle(string text) => text.Contains("単位", StringComparison.Ordinal) || text.Contains("单位", StringComparison.Ordinal) || text.All(char.IsAscii) || !TenThousands().IsMatch(text) ? Scale(text) : 1m;

    /// <summary>The currency that a title such as "All amounts in EUR" names; null when it names none. Words that may be part of a name are no currency.</summary>
    internal static string? CurrencyOfTitle(string text) =>
        CurrencyWords.InHeading(string.Concat(InTitle().Matches(text).Select(match => match.Value + " ")));

    /// <summary>A number with what stands behind it: "$268k per server" is 268, a thousand, and "per server". Null when the text is nothing of the kind.</summary>
    internal static (string Number, decimal Scale, string Unit)? Split(string text)
    {
        var match = Amount().Match(text);
        if (!match.Success) return null;
        var scale = match.Groups["scale"].Value.ToUpperInvariant() switch
        {
            "" => 1m,
            "K" or "T" or "TSD" or "THOUSAND" => 1_000m,
            "M" or "MM" or "MN" or "MIO" or "MILLION" or "MILLIONS" => 1_000_000m,
            _ => 1_000_000_000m,
        };
        return (string.Create(CultureInfo.InvariantCulture, $"{match.Groups["before"].Value}{match.Groups["number"].Value.Trim()}{match.Groups["after"].Value}"), scale, match.Groups["unit"].Value.Trim());
    }

    [GeneratedRegex(@"(?<![\d.,])['’]?000['’]?s?\b|\bthousands?\b|\btausend\b|\btsd\b|\bmilliers\b|\bT(?:EUR|USD|€)|\bk\s?(?:\$|€|£|usd|eur|gbp)|(?:\$|€|£|usd|eur|gbp)\s?k\b|\(k\)|千", RegexOptions.IgnoreCase)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"万")]
    private static partial Regex TenThousands();

    [GeneratedRegex(@"\bmillions?\b|\bmillionen\b|\bmio\b|\bmln\b|百万|(?:\$|€|£|usd|eur|gbp)\s?(?:mm|mn|m)\b|\b(?:mm|mn|m)\s?(?:\$|€|£|usd|eur|gbp)", RegexOptions.IgnoreCase)]
    private static partial Regex Millions();

    [GeneratedRegex(@"\bbillions?\b|\bmrd\b|\bmilliarden\b|億|(?:\$|€|£|usd|eur|gbp)\s?bn\b", RegexOptions.IgnoreCase)]
    private static partial Regex Billions();

    [GeneratedRegex(@"[€£¥￥₩₹]|\$|円|人民币|\b(?:USD|EUR|GBP|JPY|CNY|RMB|CHF|CAD|AUD|SGD|HKD|KRW|INR|SEK|NOK|DKK|TEUR|TUSD)\b|美元")]
    private static partial Regex InTitle();

    [GeneratedRegex(@"^(?<before>(?:US|C|CA|A|AU|S|HK)?\$|\p{Sc}|[A-Z]{3}(?=\s?\d))?\s?(?<number>\d[\d.,'’ \u00A0\u202F]*)(?<scale>k|t|m|mm|mn|mio|bn|mrd|tsd|thousands?|millions?|billions?)?(?:\.(?=\s|\p{Sc}))?\s?(?<after>\p{Sc}|[A-Z]{3}\b)?\s*(?<unit>(?:/|\b(?:per|pro|je|par|por|an?)\s).*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Amount();
}
