using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Market;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Tests.Deals.Validation;

/// <summary>A deal without a fault, and the market it is checked against.</summary>
internal static class SoundDeal
{
    public static MarketSnapshot Market { get; } = new()
    {
        Id = "test",
        Models = new[] { "H100-SXM-80GB", "H100-PCIE-80GB", "H100-NVL-94GB", "H200-SXM-141GB", "B200-SXM-180GB", "MI325X-256GB", "A100-SXM-80GB" }
            .ToDictionary(key => key, key => new GpuModel { Key = key }),
        BaseRates = new Dictionary<string, ForwardCurve>
        {
            ["SOFR"] = new() { Pillars = [new ForwardPillar(new DateOnly(2026, 12, 31), 0.0365, true, "test")] },
        },
    };

    public static DealDocument Document { get; } =
        NewDealTerms.Start("A sound deal", new BorrowerProfile { Name = "Borrower Ltd", Rating = "BB-", Country = "US" }, new DateOnly(2026, 11, 23));
}
