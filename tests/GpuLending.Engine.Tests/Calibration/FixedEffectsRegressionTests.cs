using GpuLending.Engine.Calibration;
using GpuLending.Engine.Numerics;
using MathNet.Numerics.LinearRegression;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Calibration;

public sealed class FixedEffectsRegressionTests
{
    private static readonly DateOnly Origin = new(2024, 1, 1);

    // Computed outside this product by normal equations with one dummy a provider (plain Python, long-hand elimination) on the published series.
    [Theory]
    [InlineData("epoch_h100_neocloud_pooled", 9, 29, -0.0140883548700813, 0.0809440328346948, 0.689231310373329, 0.00104351683617276, 1.26721163853861)]
    [InlineData("epoch_a100_neocloud_pooled", 11, 49, -0.0396236379639263, 0.0216652913442925, 0.514937266274518, 0.0639006795343973, 0.810867303539449)]
    public void The_within_estimator_is_the_regression_with_a_dummy_for_each_provider(
        string id, int providers, int degrees, double slope, double error, double sse, double rSquared, double meanLevel)
    {
        var series = TenSeries.Of(id);
        var fit = FixedEffectsRegression.Fit(series.Points, series.Origin);
        fit.Providers.Length.ShouldBe(providers);
        fit.DegreesOfFreedom.ShouldBe(degrees);
        fit.Slope.ShouldBe(slope, 1e-11);
        fit.StandardErrorSlope!.Value.ShouldBe(error, 1e-11);
        fit.SumOfSquaredResiduals.ShouldBe(sse, 1e-11);
        fit.RSquaredWithin!.Value.ShouldBe(rSquared, 1e-11);
        fit.Intercept.ShouldBe(meanLevel, 1e-11);
        fit.SlopeUpper!.Value.ShouldBe(slope + (StudentDistribution.Quantile(0.975, degrees) * error), 1e-10);
    }

    [Fact]
    public void Agrees_with_another_library_on_random_panels()
    {
        var stream = new RandomStream(11);
        for (var trial = 0; trial < 20; trial++)
        {
            var points = Enumerable.Range(0, 60).Select(_ =>
            {
                var provider = stream.NextBelow(4);
                var day = stream.NextBelow(1000);
                return new PricePoint(Origin.AddDays(day), Math.Exp(provider - (0.3 * day / 365.25) + stream.NextFraction()), $"p{provider}");
            }).ToList();
            var fit = FixedEffectsRegression.Fit(points, Origin);
            var design = points.Select(point => new[] { "p0", "p1", "p2", "p3" }.Select(name => name == point.Provider ? 1.0 : 0).Append((point.Date.DayNumber - Origin.DayNumber) / 365.25).ToArray()).ToArray();
            var dummies = MultipleRegression.QR(design, [.. points.Select(point => Math.Log(point.Price))], false);
            fit.Slope.ShouldBe(dummies[4], 1e-10);
            foreach (var level in fit.Providers)
                level.Intercept.ShouldBe(dummies[level.Provider[1] - '0'], 1e-10);
        }
    }

    [Fact]
    public void A_dear_provider_that_joins_late_is_no_price_rise()
    {
        var cheap = Enumerable.Range(0, 24).Select(month => Point(month, 2 * Math.Exp(-0.25 * month / 12.0), "cheap"));
        var dear = Enumerable.Range(12, 12).Select(month => Point(month, 10 * Math.Exp(-0.25 * month / 12.0), "dear"));
        List<PricePoint> points = [.. cheap, .. dear];
        LogLinearRegression.Fit(points, Origin).Slope.ShouldBeGreaterThan(0.3);
        var fit = FixedEffectsRegression.Fit(points, Origin);
        fit.Slope.ShouldBe(-0.25, 0.01);
        fit.Providers.Single(level => level.Provider == "dear").Premium.ShouldBeGreaterThan(fit.Providers.Single(level => level.Provider == "cheap").Premium);
        (fit.Providers[1].Intercept - fit.Providers[0].Intercept).ShouldBe(Math.Log(5), 0.01);
    }

    [Fact]
    public void With_one_provider_it_is_the_plain_line_whatever_the_spelling()
    {
        var points = Enumerable.Range(0, 20).Select(month => Point(month, 5 + Math.Sin(month), month % 2 == 0 ? "Acme " : "ACME")).ToList();
        var fit = FixedEffectsRegression.Fit(points, Origin);
        var line = LogLinearRegression.Fit(points, Origin);
        fit.Providers.Length.ShouldBe(1);
        fit.Slope.ShouldBe(line.Slope, 1e-13);
        fit.StandardErrorSlope!.Value.ShouldBe(line.StandardErrorSlope!.Value, 1e-13);
        fit.Intercept.ShouldBe(line.Intercept, 1e-12);
        fit.RSquaredWithin!.Value.ShouldBe(line.RSquared!.Value, 1e-12);
    }

    [Fact]
    public void Providers_that_each_print_on_one_date_have_no_slope()
    {
        var refused = Should.Throw<NotComputableException>(() => FixedEffectsRegression.Fit([Point(0, 1, "a"), Point(0, 2, "a"), Point(5, 3, "b")], Origin));
        refused.Reason.ShouldContain("No provider has prices on two dates");
    }

    [Fact]
    public void Providers_that_never_move_carry_no_information_though_the_pool_moves()
    {
        List<PricePoint> points = [.. Enumerable.Range(0, 12).Select(month => Point(month, 4, "a")), .. Enumerable.Range(6, 12).Select(month => Point(month, 2, "b"))];
        var fit = FixedEffectsRegression.Fit(points, Origin);
        (fit.NeverMoved, fit.Slope, fit.StandardErrorSlope, fit.RSquaredWithin).ShouldBe((true, 0, 0, null));
        LogLinearRegression.Fit(points, Origin).NeverMoved.ShouldBeFalse();
    }

    [Fact]
    public void A_provider_with_one_price_has_a_level_and_no_voice()
    {
        List<PricePoint> points = [.. Enumerable.Range(0, 15).Select(month => Point(month, 5 - (0.1 * month) + (month % 3 * 0.05), "a"))];
        var alone = FixedEffectsRegression.Fit(points, Origin);
        var joined = FixedEffectsRegression.Fit([.. points, Point(40, 99, "b")], Origin);
        joined.Slope.ShouldBe(alone.Slope, 1e-13);
        joined.DegreesOfFreedom.ShouldBe(alone.DegreesOfFreedom);
        joined.StandardErrorSlope!.Value.ShouldBe(alone.StandardErrorSlope!.Value, 1e-12);
        joined.ProvidersWithoutSlope.ShouldBe(1);
    }

    private static PricePoint Point(int month, double price, string provider) => new(Origin.AddMonths(month), price, provider);
}
