using GpuLending.Engine.Simulation;
using GpuLending.Engine.Tests.Reference;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Simulation;

/// <summary>A path taken out and run through the engine's door does what it did in the simulation.</summary>
public sealed class PathTests
{
    [Fact]
    public void A_path_is_a_scenario()
    {
        var terms = SimulationWorkload.Terms with { Paths = 4000 };
        var simulator = Simulator.Of(SimulationWorkload.Deal, ReferenceDeal.Market, ReferenceDeal.Closing, terms);
        var result = simulator.Run(1, cancellationToken: TestContext.Current.CancellationToken);
        var paths = result.WorstPaths.Concat(Enumerable.Range(0, 60)).ToArray();
        paths.Count(index => simulator.Path(index).DefaultMonth is not null).ShouldBeGreaterThan(10);
        foreach (var index in paths)
            AgreesWithTheEngine(simulator.Path(index), result.Losses[index]);
    }

    private static void AgreesWithTheEngine(SimulatedPath path, double loss)
    {
        path.Loss.ShouldBe(loss, $"path {path.Index}");
        var run = DealEvaluator.Evaluate(SimulationWorkload.Deal, ReferenceDeal.Market, path.Scenario, ReferenceDeal.Closing);
        var waterfall = run.Waterfall!;
        var shortAt = waterfall.UnpaidDebtService.ToList().FindIndex(unpaid => unpaid > 1);
        int? month = shortAt < 0 ? null : waterfall.Months[shortAt];
        month.ShouldBe(path.DefaultMonth, $"path {path.Index}");
        if (month is not { } m)
            return;
        var owed = waterfall.BalanceBeforeSweep[shortAt];
        owed.ShouldBe(path.Exposure, 1e-6 * owed, $"path {path.Index}");
        var lost = Math.Max(0, owed - (0.65 * run.Collateral.MarkedValue[m])) * Math.Exp(-0.04 * m / 12);
        lost.ShouldBe(loss, 1e-6 * owed, $"path {path.Index}");
    }
}
