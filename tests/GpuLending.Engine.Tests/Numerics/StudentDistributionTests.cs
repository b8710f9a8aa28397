using GpuLending.Engine.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Numerics;

public sealed class StudentDistributionTests
{
    // Abramowitz and Stegun (1964), table 26.10: percentage points of the t distribution, two-sided 5 % and 1 %.
    [Theory]
    [InlineData(0.975, 1, 12.706)]
    [InlineData(0.975, 2, 4.303)]
    [InlineData(0.975, 3, 3.182)]
    [InlineData(0.975, 4, 2.776)]
    [InlineData(0.975, 5, 2.571)]
    [InlineData(0.975, 10, 2.228)]
    [InlineData(0.975, 18, 2.101)]
    [InlineData(0.975, 20, 2.086)]
    [InlineData(0.975, 30, 2.042)]
    [InlineData(0.975, 60, 2.000)]
    [InlineData(0.975, 120, 1.980)]
    [InlineData(0.995, 1, 63.657)]
    [InlineData(0.995, 2, 9.925)]
    [InlineData(0.995, 10, 3.169)]
    [InlineData(0.995, 120, 2.617)]
    [InlineData(0.75, 1, 1.000)]
    public void Quantiles_are_those_of_the_published_table(double probability, double degrees, double expected)
    {
        StudentDistribution.Quantile(probability, degrees).ShouldBe(expected, 6e-4);
        StudentDistribution.Quantile(1 - probability, degrees).ShouldBe(-expected, 6e-4);
    }

    // Closed forms: one degree is Cauchy's distribution, tan(pi (p - 1/2)); two degrees (2p - 1) sqrt(2 / (1 - (2p - 1)^2)).
    [Theory]
    [InlineData(0.6)]
    [InlineData(0.9)]
    [InlineData(0.975)]
    [InlineData(0.9999)]
    [InlineData(0.51)]
    public void One_and_two_degrees_have_closed_forms(double p)
    {
        Relative(StudentDistribution.Quantile(p, 1), Math.Tan(Math.PI * (p - 0.5)), 1e-11);
        var q = (2 * p) - 1;
        Relative(StudentDistribution.Quantile(p, 2), q * Math.Sqrt(2 / (1 - (q * q))), 1e-11);
    }

    [Fact]
    public void Agrees_with_another_library_over_a_wide_range()
    {
        foreach (var degrees in new[] { 0.5, 1, 1.5, 2, 3, 7, 19, 37, 100, 998, 99_998 })
        {
            foreach (var p in new[] { 0.001, 0.025, 0.2, 0.5, 0.7, 0.95, 0.975, 0.999 })
            {
                var quantile = StudentDistribution.Quantile(p, degrees);
                StudentDistribution.Cumulative(quantile, degrees).ShouldBe(p, 1e-11, $"p {p}, {degrees} degrees");
                StudentT.CDF(0, 1, degrees, quantile).ShouldBe(p, 1e-11, $"p {p}, {degrees} degrees, the other library");
            }
        }
    }

    [Fact]
    public void The_incomplete_beta_and_gamma_functions_agree_with_another_library()
    {
        foreach (var x in new[] { 0.1, 0.5, 1, 1.5, 2, 10, 123.25, 50_000.5 })
            IncompleteBeta.LogGamma(x).ShouldBe(SpecialFunctions.GammaLn(x), 1e-12 * Math.Max(1, Math.Abs(SpecialFunctions.GammaLn(x))), $"x {x}");
        foreach (var a in new[] { 0.5, 1, 2.5, 10, 400 })
        {
            foreach (var b in new[] { 0.5, 1, 3, 60 })
            {
                foreach (var x in new[] { 0, 0.001, 0.3, 0.5, 0.9, 0.9999, 1 })
                    IncompleteBeta.Regularised(x, a, b).ShouldBe(SpecialFunctions.BetaRegularized(a, b, x), 1e-11, $"I_{x}({a}, {b})");
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_probability_that_is_none_is_refused(double probability) =>
        Should.Throw<ArgumentOutOfRangeException>(() => StudentDistribution.Quantile(probability, 5)).ParamName.ShouldBe("probability");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Degrees_of_freedom_are_positive(double degrees) =>
        Should.Throw<ArgumentOutOfRangeException>(() => StudentDistribution.Quantile(0.975, degrees)).ParamName.ShouldBe("degreesOfFreedom");

    private static void Relative(double got, double expected, double tolerance) => got.ShouldBe(expected, tolerance * Math.Abs(expected));
}
