using GpuLending.Engine.Simulation;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Engine.Tests.Reference;

/// <summary>The second workload in the product's terms: a hundred thousand paths on the deal of the first.</summary>
internal static class SimulationWorkload
{
    /// <summary>The deal of the first workload. Its trigger on value is struck from the first payment on, which is what the workload calls a breach of loan-to-value.</summary>
    public static DealCase Deal { get; } = Made();

    public static SimulationTerms Terms { get; } = new()
    {
        Seed = 20_261_231,
        Paths = 100_000,
        ValueVolatility = 0.22,
        RentVolatility = 0.30,
        Correlations = new() { ValueRent = 0.6, ValueCycle = -0.4, RentCycle = -0.3 },
        JumpsPerAnnum = 12.0 / 36,
        JumpLow = 0.04,
        JumpHigh = 0.20,
        RentJumpShare = 0.5,
        CyclePersistence = 0.95,
        CycleVolatility = 0.20,
        Customers =
        [
            new("Customer 1", 0.010), new("Customer 2", 0.015), new("Customer 3", 0.012), new("Customer 4", 0.020), new("Customer 5", 0.040),
        ],
        DiscountRate = 0.04,
        RecoveryShareOfValue = 0.65,
    };

    /// <summary>The workload's figures with four standard deviations of one run of 100,000 paths.</summary>
    public static IReadOnlyList<(string Name, Func<SimulationResult, double> Read, double Expected, double Tolerance)> Figures { get; } =
    [
        ("probability of default", r => r.ProbabilityOfDefault.Value, 0.1487, 0.0043),
        ("breach of loan-to-value", r => r.Triggers[0].Ever.Value, 0.8059, 0.0050),
        ("expected loss", r => r.ExpectedLoss.Value, 420_900, 61_000),
        ("loss given default", r => r.LossGivenDefault!.Value.Value, 0.1174, 0.0132),
        ("95 % quantile", r => r.Levels[1].ValueAtRisk.Value, 0, 1e-9),
        ("99 % quantile", r => r.Levels[2].ValueAtRisk.Value, 6.79e6, 2.8e6),
        ("99.9 % quantile", r => r.Levels[3].ValueAtRisk.Value, 92.4e6, 13.9e6),
        ("shortfall beyond 99 %", r => r.Levels[2].ExpectedShortfall.Value, 40.9e6, 5.5e6),
        ("mean value", r => r.Moments.MeanValue.Value, 0.7988, 0.0059),
        ("mean logarithm of value", r => r.Moments.MeanLogValue, -0.3852, 0.0072),
        ("its variance", r => r.Moments.VarianceLogValue, 0.3227, 0.0063),
        ("mean rent", r => r.Moments.MeanRent.Value, 0.8904, 0.0093),
        ("mean intensity", r => r.Moments.MeanIntensityYears.Value, 7.181, 0.038),
    ];

    private static DealCase Made()
    {
        var deal = ReferenceDeal.First.Document();
        var waterfall = deal.Waterfall!;
        IReadOnlyList<WaterfallTrigger> triggers =
            [.. waterfall.Triggers.Select(trigger => trigger with { From = ReferenceDeal.Date(ReferenceDeal.Availability + 1) })];
        return deal with { Waterfall = waterfall with { Triggers = triggers } };
    }
}
