using GpuLending.Engine.Simulation;
using GpuLending.Engine.Tests.Reference;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Simulation;

/// <summary>Antithetic and quasi-random draws give the same figures with less error.</summary>
public sealed class SamplingTests
{
    [Theory]
    [InlineData(SamplingMethod.Antithetic, 0.8), InlineData(SamplingMethod.QuasiRandom, 0.5)]
    public void Less_error_on_the_same_mean(SamplingMethod sampling, double share)
    {
        var terms = SimulationWorkload.Terms with { Paths = 20_000, JumpsPerAnnum = 0 };
        var independent = Run(terms).Moments.MeanValue;
        var result = Run(terms with { Sampling = sampling });
        var mean = result.Moments.MeanValue;
        mean.StandardError.ShouldBeLessThan(share * independent.StandardError);
        mean.Value.ShouldBe(1, 5 * mean.StandardError);
        result.ProbabilityOfDefault.Value.ShouldBe(0.1478, 0.012);
        result.Moments.VarianceLogValue.ShouldBe(0.22 * 0.22 * 6, 0.012);
    }

    [Fact]
    public void Standard_errors_are_what_other_seeds_show()
    {
        var runs = Enumerable.Range(1, 24).Select(seed => Run(SimulationWorkload.Terms with { Paths = 2000, Seed = seed })).ToArray();
        var estimates = runs.Select(run => run.ProbabilityOfDefault.Value).ToArray();
        var mean = estimates.Average();
        var spread = Math.Sqrt(estimates.Sum(estimate => (estimate - mean) * (estimate - mean)) / (estimates.Length - 1));
        var stated = runs.Average(run => run.ProbabilityOfDefault.StandardError);
        spread.ShouldBeInRange(0.55 * stated, 1.55 * stated);
    }

    [Fact]
    public void Impossible_terms_are_refused()
    {
        Should.Throw<NotComputableException>(() => Run(SimulationWorkload.Terms with { Paths = 1500 })).Message.ShouldContain("multiple of 1000");
        Should.Throw<NotComputableException>(() => Run(SimulationWorkload.Terms with { Correlations = new() { ValueRent = 0.9, ValueCycle = 0.9, RentCycle = -0.9 } }))
            .Message.ShouldContain("impossible together");
        Should.Throw<NotComputableException>(() => Run(SimulationWorkload.Terms with { Delays = [new(2, 0.7), new(3, 0.7)] })).Message.ShouldContain("more than 1");
    }

    private static SimulationResult Run(SimulationTerms terms) =>
        Simulator.Of(SimulationWorkload.Deal, ReferenceDeal.Market, ReferenceDeal.Closing, terms).Run(cancellationToken: TestContext.Current.CancellationToken);
}
