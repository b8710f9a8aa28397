using GpuLending.Engine.Covenants;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>An index-tier covenant in plain English, from the same tiers and prices that are tested.</summary>
internal static class RentalIndexClause
{
    /// <summary>The whole clause: index, closing price, tiers with what each does, restatements, what happens when the index stops.</summary>
    public static string Sentence(RentalIndexTerms? terms)
    {
        if (terms is null) return $"Rental index: {FigureFormat.NotProvided}.";
        var tiers = string.Join("; ", Ordered(terms).Select(tier =>
            $"below {Price(terms, tier)} ({FigureFormat.Percent(tier.Share)} of the close){Named(tier)}: {Consequences(tier)}"));
        var rounding = terms.RoundTo is { } step ? $" Tier prices are rounded to the nearest {FigureFormat.Figure(step, FigureUnit.Price)}." : "";
        var restated = terms.Restatements switch
        {
            RestatementRule.AsFirstPublished => " The first print of a day counts; a later restatement changes no test.",
            RestatementRule.AsRestated => " When the publisher restates a day, the newest print of it counts.",
        };
        return $"The rental index {FigureFormat.Text(terms.IndexId)} closed at {FigureFormat.Price(terms.ClosePrice)} a GPU-hour. While it stands {tiers}.{rounding}{restated}{Fallbacks(terms)}";
    }

    /// <summary>Tier prices from the highest to the lowest: "3.95, 3.45, 2.95 a GPU-hour".</summary>
    public static string Prices(RentalIndexTerms? terms) => terms is null || terms.Tiers.Count == 0
        ? FigureFormat.NotProvided
        : string.Join(", ", Ordered(terms).Select(tier => Price(terms, tier))) + " a GPU-hour";

    /// <summary>What a tier does, in words.</summary>
    public static string Consequences(RentalIndexTier tier)
    {
        List<string> parts = [];
        if (tier.DrawStop) parts.Add("no draw may be made");
        if (tier.ReserveMonths > 0) parts.Add($"{FigureFormat.Months(tier.ReserveMonths)} of debt service are held in reserve");
        if (tier.SweepShare > 0) parts.Add($"{FigureFormat.Percent(tier.SweepShare)} of the cash left repays the loan");
        if (tier.AmortisationFactor > 1) parts.Add($"scheduled principal is {FigureFormat.Multiple(tier.AmortisationFactor)}");
        return parts.Count == 0 ? "the lenders are told" : string.Join(", ", parts);
    }

    private static string Fallbacks(RentalIndexTerms terms)
    {
        var next = terms.Fallbacks.Count == 0
            ? "the last print stands until the parties agree on another index"
            : $"{string.Join(", then ", terms.Fallbacks.Select(fallback => fallback.Factor == 1 ? fallback.IndexId : $"{fallback.IndexId} times {FigureFormat.Figure(fallback.Factor, FigureUnit.Count)}"))} takes its place, and after the last of these the last print stands";
        return $" If it is not printed for {FigureFormat.Count(terms.StaleAfterDays)} days, or its publisher ends it, {next}.";
    }

    private static IEnumerable<RentalIndexTier> Ordered(RentalIndexTerms terms) => terms.Tiers.OrderByDescending(tier => tier.Share);

    private static string Price(RentalIndexTerms terms, RentalIndexTier tier) => FigureFormat.Figure(RentalIndexPath.PriceOf(terms, tier.Share), FigureUnit.Price);

    private static string Named(RentalIndexTier tier) => string.IsNullOrWhiteSpace(tier.Name) ? "" : $", {tier.Name.Trim()}";
}
