using GpuLending.Engine.Collateral;
using GpuLending.Engine.Scenarios;
using GpuLending.Web.Controls;

namespace GpuLending.Web.Features.Deals.Collateral;

/// <summary>Events and sales in words and marks.</summary>
public static class ResidualWords
{
    public static string Kind(MarketEventKind kind) => kind switch
    {
        MarketEventKind.SuccessorLaunch => "successor",
        MarketEventKind.EarlyLaunch => "early launch",
        MarketEventKind.ExportRule => "export rule",
        MarketEventKind.RefreshWave => "refresh wave",
        MarketEventKind.VendorPriceCut => "price cut",
    };

    /// <summary>How a premise is drawn wherever it appears.</summary>
    public static SeriesStyle Style(ValuationPremise premise) => premise switch
    {
        ValuationPremise.FairMarketValueInContinuedUse => new("--series-fmv", Width: 2.25),
        ValuationPremise.OrderlyLiquidationValue => new("--series-olv", Width: 2.25),
        ValuationPremise.BrokerValue => new("--series-4", "dashed"),
        ValuationPremise.ForcedLiquidationValue => new("--series-flv", "dashdot"),
        ValuationPremise.DistressValue => new("--series-5", "dotted"),
    };
}
