using GpuLending.Engine.Market;

namespace GpuLending.Underwriting.Market;

/// <summary>What follows from a kind of price.</summary>
public static class PriceKindExtensions
{
    /// <summary>True for US dollars per GPU-hour, false for US dollars per GPU.</summary>
    public static bool IsRent(this PriceKind kind) => kind switch
    {
        PriceKind.RentOnDemand or PriceKind.RentSpot or PriceKind.RentOneYear or PriceKind.RentThreeYears => true,
        PriceKind.ListPrice or PriceKind.ResaleAsk or PriceKind.ResaleQuote or PriceKind.ResaleSale or PriceKind.Appraisal => false,
    };

    public static string Unit(this PriceKind kind) => kind.IsRent() ? "USD per GPU-hour" : "USD per GPU";

    public static string InWords(this PriceKind kind) => kind switch
    {
        PriceKind.ListPrice => "list price, new",
        PriceKind.ResaleAsk => "resale ask",
        PriceKind.ResaleQuote => "resale quote",
        PriceKind.ResaleSale => "resale sale",
        PriceKind.Appraisal => "appraisal",
        PriceKind.RentOnDemand => "rent on demand",
        PriceKind.RentSpot => "spot rent",
        PriceKind.RentOneYear => "rent, one-year term",
        PriceKind.RentThreeYears => "rent, three-year term",
    };

    public static string InWords(this PriceEvidence evidence) => evidence switch
    {
        PriceEvidence.List => "list",
        PriceEvidence.Ask => "ask",
        PriceEvidence.Quote => "quote",
        PriceEvidence.Sale => "sale",
        PriceEvidence.Appraisal => "appraisal",
        PriceEvidence.Index => "index",
        PriceEvidence.Estimate => "estimate",
    };
}
