namespace GpuLending.Engine.Market;

/// <summary>A dated price that somebody printed. Asks, quotes, sales and appraisals are never blended.</summary>
/// <param name="GpuModel">Catalogue key.</param>
/// <param name="Date">Day of the price.</param>
/// <param name="Kind">What kind of price it is.</param>
/// <param name="Channel">Name of the provider or seller; "used" or "new" when a sale names none.</param>
/// <param name="Price">US dollars per GPU, or per GPU-hour for rents.</param>
/// <param name="Source">Where it was printed.</param>
/// <param name="Licence">Licence the fact came under.</param>
public sealed record PriceQuote(string GpuModel, DateOnly Date, PriceKind Kind, string Channel, double Price, string Source, string Licence)
{
    /// <summary>What the price is evidence of. When not given it follows from the kind: a sale for sales, an ask for asks, a list for list prices and rents.</summary>
    public PriceEvidence Evidence { get; init; } = Kind switch
    {
        PriceKind.ResaleAsk => PriceEvidence.Ask,
        PriceKind.ResaleQuote => PriceEvidence.Quote,
        PriceKind.ResaleSale => PriceEvidence.Sale,
        PriceKind.Appraisal => PriceEvidence.Appraisal,
        PriceKind.ListPrice or PriceKind.RentOnDemand or PriceKind.RentSpot or PriceKind.RentOneYear or PriceKind.RentThreeYears => PriceEvidence.List,
    };

    /// <summary>Channel of trade: "Hyperscaler", "Cloud", "Marketplace", "Dealer", or empty when the source does not say. One GPU-hour has cost four times as
    /// much in one channel as in another on the same day.</summary>
    public string Segment { get; init; } = "";

    /// <summary>How many prices the figure summarises; at least 1.</summary>
    public int Observations { get; init; } = 1;

    /// <summary>Day on which the source published the figure; null when it does not say. A restated figure has a later vintage.</summary>
    public DateOnly? Vintage { get; init; }

    /// <summary>The source's own words on condition and basis; empty when it says nothing.</summary>
    public string Condition { get; init; } = "";

    /// <summary>True for the price of a used unit; false for new units and for rents.</summary>
    public bool Used { get; init; }
}
