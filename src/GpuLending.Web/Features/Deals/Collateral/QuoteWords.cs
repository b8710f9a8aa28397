using System.Globalization;
using GpuLending.Engine.Market;
using GpuLending.Web.Controls;

namespace GpuLending.Web.Features.Deals.Collateral;

/// <summary>Quotes in words and marks: each sort keeps its own everywhere.</summary>
public static class QuoteWords
{
    public static string Name(PriceKind kind) => kind switch
    {
        PriceKind.ListPrice => "List price, new",
        PriceKind.ResaleAsk => "Ask, used",
        PriceKind.ResaleSale => "Sale, used",
        PriceKind.ResaleQuote => "Quote, used",
        PriceKind.Appraisal => "Appraisal",
        PriceKind.RentOnDemand => "Rent on demand",
        PriceKind.RentSpot => "Rent spot",
        PriceKind.RentOneYear => "Rent one year",
        PriceKind.RentThreeYears => "Rent three years",
    };

    public static string Name(PriceEvidence evidence) => evidence switch
    {
        PriceEvidence.List => "list",
        PriceEvidence.Ask => "ask",
        PriceEvidence.Quote => "quote",
        PriceEvidence.Sale => "sale",
        PriceEvidence.Appraisal => "appraisal",
        PriceEvidence.Index => "index",
        PriceEvidence.Estimate => "estimate",
    };

    /// <summary>Whether the price is an hour's and not a GPU's.</summary>
    public static bool IsRent(PriceKind kind) => kind is PriceKind.RentOnDemand or PriceKind.RentSpot or PriceKind.RentOneYear or PriceKind.RentThreeYears;

    /// <summary>The sort a quote is drawn as: prices by kind and evidence, rents by channel of trade. What differs in either is never one series.</summary>
    public static string Sort(PriceQuote quote) => IsRent(quote.Kind)
        ? quote.Segment.Length > 0 ? quote.Segment : "Channel not stated"
        : quote.Evidence.ToString() == quote.Kind.ToString() || quote is { Kind: PriceKind.ListPrice, Evidence: PriceEvidence.List } or { Kind: PriceKind.ResaleAsk, Evidence: PriceEvidence.Ask } or { Kind: PriceKind.ResaleSale, Evidence: PriceEvidence.Sale } or { Kind: PriceKind.ResaleQuote, Evidence: PriceEvidence.Quote }
            ? Name(quote.Kind)
            : $"{Name(quote.Kind)} ({Name(quote.Evidence)})";

    /// <summary>Channel, condition, count and source of one quote.</summary>
    public static string Origin(PriceQuote quote) => string.Join("; ", new[]
    {
        quote.Segment.Length > 0 ? $"{quote.Channel}, {quote.Segment}" : quote.Channel,
        quote.Condition,
        quote.Observations > 1 ? $"{quote.Observations.ToString(CultureInfo.InvariantCulture)} prices" : "",
        quote.Source,
    }.Where(words => words.Length > 0));

    /// <summary>Mark and colour of the n-th sort of a chart, never those of the curve.</summary>
    public static ChartPoints Points(string name, int index, IReadOnlyList<ChartPoint> items) => new(name, SeriesStyle.Nth(index + 1), ChartPoints.SymbolOf(index), items);
}
