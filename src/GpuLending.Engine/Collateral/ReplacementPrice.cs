using System.Globalization;
using System.Text.RegularExpressions;
using GpuLending.Engine.Market;

namespace GpuLending.Engine.Collateral;

/// <summary>Which day the catalogue's price of a part is of, and whether it can be relied on.</summary>
/// <param name="Date">Day of the price; null when nothing says. A month or a year stands for its first day: never taken for fresher than it is.</param>
/// <param name="Words">What says the day; empty when nothing does.</param>
/// <param name="WhyNot">Why the price is not relied on; empty when it is.</param>
internal sealed partial record ReplacementPrice(DateOnly? Date, string Words, string WhyNot)
{
    /// <summary>Dates a part's price: by the newest quote of the part when new that prints the same dollars, else by the day in the words of its basis, else, for a launch price, by
    /// the part's launch. No other quote counts, so that an import renews no price it does not hold.</summary>
    public static ReplacementPrice Of(GpuModel part, double price, MarketSnapshot snapshot)
    {
        var (date, words) = Dated(part, price, snapshot);
        var basis = part.PriceBasis.Length > 0 ? part.PriceBasis : "no basis given";
        var why = Unsure().IsMatch(part.PriceBasis) ? $"The price of {part.DisplayName} it rests on is recalled or estimated, not printed ({basis}): it is shown and not relied on."
            : date is null ? $"The price of {part.DisplayName} it rests on has no date ({basis}): it is shown and not relied on."
            : "";
        return new(date, words, why);
    }

    private static (DateOnly? Date, string Words) Dated(GpuModel part, double price, MarketSnapshot snapshot)
    {
        var printed = snapshot.Quotes
            .Where(quote => quote.GpuModel == part.Key && quote.Kind == PriceKind.ListPrice && Math.Abs(quote.Price - price) < 1)
            .MaxBy(quote => quote.Date);
        if (printed is not null)
            return (printed.Date, $"dated {Amounts.Day(printed.Date)} by the quote that prints it");
        if (InWords(part.PriceBasis) is { } day)
            return (day, $"dated {Amounts.Day(day)} by its basis");
        return Launch().IsMatch(part.PriceBasis) && (part.GeneralAvailability ?? part.Announced) is { } launched
            ? (launched, $"dated {Amounts.Day(launched)}, the part's launch")
            : (null, "");
    }

    private static DateOnly? InWords(string basis)
    {
        foreach (var (pattern, format) in new[] { (Day(), "yyyy-MM-dd"), (Month(), "yyyy-MM"), (NamedMonth(), "MMM-yyyy"), (Year(), "yyyy") })
        {
            if (pattern.Match(basis) is { Success: true } found
                && DateOnly.TryParseExact(found.Value.Replace(' ', '-'), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\b(recalled|est|estimated?|estimates|assumed)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unsure();

    [GeneratedRegex(@"\b(launch|MSRP)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Launch();

    [GeneratedRegex(@"\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b")]
    private static partial Regex Day();

    [GeneratedRegex(@"\b20[0-9]{2}-[0-9]{2}\b")]
    private static partial Regex Month();

    [GeneratedRegex(@"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[- ]20[0-9]{2}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedMonth();

    [GeneratedRegex(@"\b20[0-9]{2}\b")]
    private static partial Regex Year();
}
