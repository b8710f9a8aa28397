using GpuLending.Engine.Simulation;
using GpuLending.Engine.Tests.Reference;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Simulation;

/// <summary>The published Monte Carlo workload: figures, variants and closed forms within their stated tolerances, and the same bits on any number of threads.</summary>
public sealed class WorkloadTests
{
    private static readonly Lazy<SimulationResult> Expected = new(() => Simulate(SimulationWorkload.Terms).Run(cancellationToken: CancellationToken.None));

    [Fact]
    public void It_runs_in_the_fast_form() => Simulate(SimulationWorkload.Terms).WhyGeneral.ShouldBeNull();

    [Fact]
    public void Figures_are_as_printed()
    {
        foreach (var (name, read, expected, tolerance) in SimulationWorkload.Figures)
            read(Expected.Value).ShouldBe(expected, tolerance, name);
    }

    [Fact]
    public void Moments_are_those_of_the_closed_forms()
    {
        var moments = Expected.Value.Moments;
        const int errors = 4;
        moments.MeanValue.Value.ShouldBe(0.798823, errors * moments.MeanValue.StandardError);
        moments.MeanRent.Value.ShouldBe(0.890420, errors * moments.MeanRent.StandardError);
        moments.MeanIntensityYears.Value.ShouldBe(7.181017, errors * moments.MeanIntensityYears.StandardError);
        moments.MeanLogValue.ShouldBe(-0.385200, errors * Math.Sqrt(0.322667 / 100_000));
    }

    [Fact]
    public void Without_jumps()
    {
        var result = Simulate(SimulationWorkload.Terms with { JumpsPerAnnum = 0, Seed = 5 }).Run(cancellationToken: TestContext.Current.CancellationToken);
        result.ProbabilityOfDefault.Value.ShouldBe(0.1478, 0.0043);
        result.Triggers[0].Ever.Value.ShouldBe(0.7134, 0.0058);
        result.ExpectedLoss.Value.ShouldBe(352_000, 4 * result.ExpectedLoss.StandardError);
        result.Levels[2].ValueAtRisk.Value.ShouldBe(4.56e6, 2.4e6);
        result.Levels[3].ValueAtRisk.Value.ShouldBe(79.9e6, 13e6);
        result.Moments.MeanValue.Value.ShouldBe(1, 4 * result.Moments.MeanValue.StandardError);
    }

    [Fact]
    public void With_a_still_credit_cycle()
    {
        var result = Simulate(SimulationWorkload.Terms with { CycleVolatility = 0, Seed = 6 }).Run(cancellationToken: TestContext.Current.CancellationToken);
        result.ProbabilityOfDefault.Value.ShouldBe(0.1246, 0.0042);
        result.ExpectedLoss.Value.ShouldBe(236_300, 4 * result.ExpectedLoss.StandardError);
        result.Levels[2].ValueAtRisk.Value.ShouldBe(0, 1e6);
        result.Levels[3].ValueAtRisk.Value.ShouldBe(64.7e6, 13e6);
        double[] odds = [0.058235, 0.086069, 0.069469, 0.113080, 0.213372];
        for (var customer = 0; customer < odds.Length; customer++)
            (result.CustomerDefaults[customer] / 100_000.0).ShouldBe(odds[customer], 4 * Math.Sqrt(odds[customer] * (1 - odds[customer]) / 100_000));
    }

    [Fact]
    public void The_same_bits_on_any_number_of_threads()
    {
        var simulator = Simulate(SimulationWorkload.Terms with { Paths = 20_000 });
        var one = simulator.Run(1, cancellationToken: TestContext.Current.CancellationToken);
        foreach (var threads in new[] { 2, 16 })
        {
            var several = simulator.Run(threads, cancellationToken: TestContext.Current.CancellationToken);
            several.Losses.ShouldBe(one.Losses);
            several.ExpectedLoss.ShouldBe(one.ExpectedLoss);
            several.Moments.ShouldBe(one.Moments);
            several.Triggers[0].Dates.ShouldBe(one.Triggers[0].Dates);
        }
    }

    [Fact]
    public void Another_seed_gives_other_paths()
    {
        var terms = SimulationWorkload.Terms with { Paths = 1000 };
        Simulate(terms).Run(cancellationToken: TestContext.Current.CancellationToken).Moments.ShouldNotBe(Simulate(terms with { Seed = terms.Seed + 1 }).Run(cancellationToken: TestContext.Current.CancellationToken).Moments);
    }

    private static Simulator Simulate(SimulationTerms terms) =>
        Simulator.Of(SimulationWorkload.Deal, ReferenceDeal.Market, ReferenceDeal.Closing, terms);
}
