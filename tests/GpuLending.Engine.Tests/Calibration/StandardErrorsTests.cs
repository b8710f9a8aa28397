using GpuLending.Engine.Calibration;
using GpuLending.Engine.Numerics;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Calibration;

public sealed class StandardErrorsTests
{
    // Computed outside this product: full sandwich with provider dummies or a constant, times G/(G-1) x (n-1)/(n-2) (plain Python).
    [Theory]
    [InlineData("epoch_h100_neocloud_pooled", false, 0.0904110942653248, 0.167611803618832)]
    [InlineData("epoch_a100_neocloud_pooled", false, 0.0999803360949987, 0.395667376667468)]
    [InlineData("epoch_h100_neocloud_pooled", true, 0.143452846821537, null)]
    [InlineData("epoch_a100_neocloud_pooled", true, 0.0803799191885521, null)]
    public void Clustered_errors_are_those_of_the_sandwich(string id, bool providerEffects, double slope, double? intercept)
    {
        var series = TenSeries.Of(id);
        var error = StandardErrors.ClusteredByProvider(series.Points, series.Origin, providerEffects);
        error.StandardErrorSlope!.Value.ShouldBe(slope, 1e-11);
        if (intercept is { } expected)
            error.StandardErrorIntercept!.Value.ShouldBe(expected, 1e-11);
        else
            error.StandardErrorIntercept.ShouldBeNull();
        error.DegreesOfFreedom.ShouldBe(error.Clusters!.Value - 1);
        (error.SlopeUpper - error.SlopeLower)!.Value.ShouldBe(2 * StudentDistribution.Quantile(0.975, error.Clusters.Value - 1) * slope, 1e-9);
        error.Basis.ShouldContain("CR1");
    }

    [Fact]
    public void One_provider_has_no_clusters()
    {
        var series = TenSeries.Of("gcp_h100_spot_decline");
        var error = StandardErrors.ClusteredByProvider(series.Points, series.Origin);
        (error.StandardErrorSlope, error.SlopeLower, error.Clusters).ShouldBe((null, null, 1));
        error.Basis.ShouldContain("two providers or more");
    }

    [Fact]
    public void A_bootstrap_is_the_same_for_the_same_seed_and_wider_than_the_classical_interval_where_residuals_hang_together()
    {
        var series = TenSeries.Of("gcp_h100_spot_full");
        var once = StandardErrors.BlockBootstrap(series.Points, series.Origin, 5, 6);
        StandardErrors.BlockBootstrap(series.Points, series.Origin, 5, 6).ShouldBe(once);
        StandardErrors.BlockBootstrap(series.Points, series.Origin, 6, 6).SlopeLower.ShouldNotBe(once.SlopeLower);
        var classical = LogLinearRegression.Fit(series.Points, series.Origin);
        (once.SlopeUpper - once.SlopeLower)!.Value.ShouldBeGreaterThan((classical.SlopeUpper - classical.SlopeLower)!.Value);
        once.SlopeLower!.Value.ShouldBeLessThan(once.Slope);
        once.SlopeUpper!.Value.ShouldBeGreaterThan(once.Slope);
        once.Basis.ShouldContain("seed 5");
    }

    [Fact]
    public void Blocks_of_one_agree_with_the_classical_error_where_residuals_are_independent()
    {
        var stream = new RandomStream(3);
        var origin = new DateOnly(2022, 1, 1);
        var points = Enumerable.Range(0, 400).Select(day => new PricePoint(origin.AddDays(day), Math.Exp((-0.3 * day / 365.25) + (0.2 * (stream.NextFraction() - 0.5))))).ToList();
        var classical = LogLinearRegression.Fit(points, origin).StandardErrorSlope!.Value;
        StandardErrors.BlockBootstrap(points, origin, 1, 1, 2000).StandardErrorSlope!.Value.ShouldBe(classical, 0.1 * classical);
    }

    [Fact]
    public void The_order_of_rows_and_the_shape_of_the_call_do_not_matter_to_the_samples()
    {
        var series = TenSeries.Of("gcp_h100_spot_decline");
        var given = StandardErrors.BlockBootstrap(series.Points, series.Origin, 9);
        var reversed = StandardErrors.BlockBootstrap([.. series.Points.Reverse()], series.Origin, 9);
        reversed.StandardErrorSlope!.Value.ShouldBe(given.StandardErrorSlope!.Value, 1e-10);
    }

    [Fact]
    public void Prices_that_never_moved_have_an_error_of_nothing_and_a_pair_of_prices_is_too_short()
    {
        var still = TenSeries.Of("gcp_h100_on_demand");
        var error = StandardErrors.BlockBootstrap(still.Points, still.Origin, 1);
        (error.StandardErrorSlope, error.SlopeLower, error.SlopeUpper).ShouldBe((0, 0, 0));
        var pair = StandardErrors.BlockBootstrap([new(new(2024, 1, 1), 2), new(new(2025, 1, 1), 1)], new(2024, 1, 1), 1, 2);
        pair.StandardErrorSlope!.Value.ShouldBe(0, 1e-12);
        StandardErrors.BlockBootstrap([new(new(2024, 1, 1), 2), new(new(2025, 1, 1), 1)], new(2024, 1, 1), 1, 1).ReplicationsUsed!.Value.ShouldBeLessThan(999);
    }

    [Theory]
    [InlineData(0, 999)]
    [InlineData(21, 999)]
    [InlineData(3, 99)]
    [InlineData(3, 10_001)]
    public void Blocks_and_samples_outside_their_range_are_refused(int block, int replications)
    {
        var series = TenSeries.Of("gcp_h100_spot_decline");
        Should.Throw<ArgumentOutOfRangeException>(() => StandardErrors.BlockBootstrap(series.Points, series.Origin, 1, block, replications));
    }

    [Fact]
    public void Provider_levels_are_fitted_again_in_each_sample()
    {
        var series = TenSeries.Of("epoch_a100_neocloud_pooled");
        var error = StandardErrors.BlockBootstrap(series.Points, series.Origin, 4, 5, 999, true);
        error.Slope.ShouldBe(-0.0396236379639263, 1e-11);
        error.SlopeLower!.Value.ShouldBeLessThan(error.Slope);
        error.SlopeUpper!.Value.ShouldBeGreaterThan(error.Slope);
    }

    [Fact]
    public void A_hundred_thousand_prices_are_resampled()
    {
        var stream = new RandomStream(8);
        var origin = new DateOnly(2020, 1, 1);
        var points = Enumerable.Range(0, 100_000).Select(_ => new PricePoint(origin.AddDays(stream.NextBelow(2000)), 1 + stream.NextFraction(), $"p{stream.NextBelow(30)}")).ToList();
        StandardErrors.BlockBootstrap(points, origin, 1, null, 200, true).StandardErrorSlope.ShouldNotBeNull();
    }
}
