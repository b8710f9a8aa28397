using GpuLending.Engine.Collateral;
using GpuLending.Engine.Market;

namespace GpuLending.Engine.Depreciation;

/// <summary>The GPU a curve is made for.</summary>
public sealed record CurveContext
{
    /// <summary>A context without a model or a market: enough for every curve that knows only the age.</summary>
    public static CurveContext AgeOnly { get; } = new();

    /// <summary>A made-up GPU in a made-up market: enough to try any kind out, as when a plug-in is loaded.</summary>
    public static CurveContext Example { get; } = OfExample();

    /// <summary>The model in the catalogue; null when there is none.</summary>
    public GpuModel? Model { get; init; }

    /// <summary>The date on which age is zero.</summary>
    public DateOnly InServiceDate { get; init; } = new(2000, 1, 1);

    /// <summary>The market as of one date: catalogue, quotes, policy.</summary>
    public MarketSnapshot Snapshot { get; init; } = new();

    /// <summary>Hardware cost of one GPU (accelerator and network share) in US dollars, above zero: what a retained fraction is a fraction of. Null when
    /// it is not known or not in US dollars.</summary>
    public double? UnitCost { get; init; }

    /// <summary>Condition on the in-service date. Curves give the value of a GPU in good condition; the fleet's valuation applies the condition.</summary>
    public ConditionGrade Condition { get; init; } = ConditionGrade.New;

    /// <summary>Years by which every launch of a successor comes earlier than the catalogue or the document says, 0 or more: a stress.</summary>
    public double LaunchesEarlierYears { get; init; }

    /// <summary>Factor on what each launch of a successor takes off, 0 or more: a stress.</summary>
    public double LaunchLossFactor { get; init; } = 1;

    private static CurveContext OfExample()
    {
        GpuModel[] models =
        [
            new()
            {
                Key = "EXAMPLE-1", Vendor = "Example", DisplayName = "Example 1", Successor = "EXAMPLE-2", GeneralAvailability = new(2024, 1, 1),
                MemoryGigabytes = 80, MemoryBandwidthGigabytesPerSecond = 3_350, ThermalDesignPowerWatts = 700, DenseFp16Teraflops = 990, DenseFp8Teraflops = 1_980,
                FormFactor = "SXM", PriceUsd = 30_000,
            },
            new()
            {
                Key = "EXAMPLE-2", Vendor = "Example", DisplayName = "Example 2", GeneralAvailability = new(2026, 1, 1),
                MemoryGigabytes = 180, MemoryBandwidthGigabytesPerSecond = 8_000, ThermalDesignPowerWatts = 1_000, DenseFp16Teraflops = 2_250, DenseFp8Teraflops = 4_500,
                FormFactor = "SXM", PriceUsd = 45_000,
            },
        ];
        return new CurveContext
        {
            Model = models[0],
            InServiceDate = new DateOnly(2024, 7, 1),
            UnitCost = 30_000,
            Snapshot = new MarketSnapshot
            {
                Id = "example",
                Date = new DateOnly(2025, 1, 1),
                Models = models.ToDictionary(model => model.Key),
                Quotes =
                [
                    .. new[] { PriceKind.RentOnDemand, PriceKind.RentSpot, PriceKind.RentOneYear, PriceKind.RentThreeYears }
                        .Select(kind => new PriceQuote("EXAMPLE-1", new DateOnly(2024, 12, 1), kind, "example", 2.50, "made up", "none")),
                ],
            },
        };
    }
}
