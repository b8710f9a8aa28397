using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.Comparables;

/// <summary>What a way to fund costs a year, and how that was read.</summary>
/// <param name="Deal">The public deal.</param>
/// <param name="Rate">Yearly fraction; null when no price was published.</param>
/// <param name="Basis">How it was read, in words.</param>
public sealed record FundingCost(PublicDeal Deal, double? Rate, string Basis)
{
    /// <summary>The ways to fund that the desk holds its deal against: one or two public deals of each, with a price.</summary>
    private static readonly string[] Alternatives =
    [
        "crwv-ddtl-4", "crwv-ddtl-5", "crwv-ddtl-5-5", "crwv-ddtl-2-ig", "crwv-ddtl-1", "crwv-9250-2030", "crwv-9000-2031", "nebius-2029", "nebius-2031", "terawulf", "applied-digital",
        "core-scientific",
    ];

    /// <summary>The other ways to fund, cheapest first, those without a price last.</summary>
    /// <param name="baseRate">Base rate on which floating deals are put; null when there is none.</param>
    public static IReadOnlyList<FundingCost> Ways(double? baseRate) =>
        [.. PublicDeals.All.Where(deal => Alternatives.Contains(deal.Key)).Select(deal => Of(deal, baseRate)).OrderBy(cost => cost.Rate ?? double.MaxValue).ThenBy(cost => cost.Deal.Key, StringComparer.Ordinal)];

    /// <summary>What one deal costs: as stated by the borrower or the press, else coupon or margin with the issue price spread by the market's shortcut.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="baseRate">Base rate on which a floating deal is put.</param>
    public static FundingCost Of(PublicDeal deal, double? baseRate)
    {
        ArgumentNullException.ThrowIfNull(deal);
        if (deal.DisclosedRate is { } disclosed)
            return new(deal, disclosed, deal.DisclosedRateBasis);
        var points = deal.IssuePrice is { } price ? 1 - price : 0;
        var life = deal.TenorMonths is { } months ? months / 24.0 : LoanPricer.ShortcutYears;
        var spread = points == 0 ? "" : $", issued at {FigureFormat.Percent(deal.IssuePrice)}";
        if (deal.Coupon is { } coupon)
            return new(deal, LoanPricer.AllInMargin(coupon, points, life), (deal.Way == WayToFund.Convertible ? "coupon; shares given beside it" : "coupon") + spread);
        return deal.Margin is { } margin && baseRate is { } rate
            ? new(deal, rate + LoanPricer.AllInMargin(margin, points, life), $"margin on this deal's base rate of {FigureFormat.Rate(rate)}{spread}")
            : new(deal, null, "no price published");
    }
}
