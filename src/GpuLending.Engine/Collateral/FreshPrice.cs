using GpuLending.Engine.Market;

namespace GpuLending.Engine.Collateral;

/// <summary>The freshest prices of one kind, segment and evidence of a model.</summary>
/// <param name="Kind">Kind of price.</param>
/// <param name="Segment">Channel of trade; empty when the source does not say.</param>
/// <param name="Evidence">What the prices are evidence of.</param>
/// <param name="Median">Median over all observations, brought to the condition asked for, US dollars.</param>
/// <param name="Quotes">Quotes in the window.</param>
/// <param name="Observations">Prices they summarise.</param>
/// <param name="First">Oldest in the window.</param>
/// <param name="Last">Newest.</param>
/// <param name="Source">Source of the newest.</param>
/// <param name="ConditionFactor">Largest factor that brought a price to the condition asked for; 1 when none was changed.</param>
internal sealed record FreshPrice(
    PriceKind Kind,
    string Segment,
    PriceEvidence Evidence,
    double Median,
    int Quotes,
    int Observations,
    DateOnly First,
    DateOnly Last,
    string Source,
    double ConditionFactor)
{
    /// <summary>Such as "completed sales, Dealer".</summary>
    public string Words => (Kind switch
    {
        PriceKind.ListPrice => "list prices",
        PriceKind.ResaleAsk => "asking prices",
        PriceKind.ResaleSale => "completed sales",
        PriceKind.Appraisal => "published appraisals",
        PriceKind.ResaleQuote => "dealers' quotes",
        PriceKind.RentOnDemand => "rents on demand",
        PriceKind.RentSpot => "spot rents",
        PriceKind.RentOneYear => "one-year rents",
        PriceKind.RentThreeYears => "three-year rents",
    }) + (Segment.Length == 0 ? "" : $", {Segment.ToLowerInvariant()}");

    /// <summary>Such as "median of 12 quotes (25 prices), 1 Mar 2026 to 28 May 2026".</summary>
    public string Extent =>
        $"median of {Amounts.Text(Quotes)} {(Quotes == 1 ? "quote" : "quotes")} ({Amounts.Text(Observations)} {(Observations == 1 ? "price" : "prices")}), "
        + (First == Last ? Amounts.Day(Last) : $"{Amounts.Day(First)} to {Amounts.Day(Last)}");
}
