using GpuLending.Engine.Calibration;
using GpuLending.Engine.Numerics;
using MathNet.Numerics.LinearRegression;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Calibration;

public sealed class LogLinearRegressionTests
{
    private static readonly DateOnly Origin = new(2024, 1, 1);

    [Fact]
    public void An_exact_exponential_is_found_and_has_no_autocorrelation_to_speak_of()
    {
        var points = Enumerable.Range(0, 48).Select(month => Point(30 * month, 100 * Math.Exp(-0.3 * 30 * month / 365.25))).ToList();
        var fit = LogLinearRegression.Fit(points, Origin);
        fit.Slope.ShouldBe(-0.3, 1e-13);
        fit.PriceAtAgeZero!.Value.ShouldBe(100, 1e-10);
        fit.AnnualDecayFraction!.Value.ShouldBe(1 - Math.Exp(-0.3), 1e-12);
        fit.HalfLifeYears!.Value.ShouldBe(Math.Log(2) / 0.3, 1e-11);
        fit.RSquared!.Value.ShouldBe(1, 1e-12);
        fit.DurbinWatson.ShouldBeNull();
        fit.PriceAt(Origin.AddDays(3653)).ShouldBe(100 * Math.Exp(-0.3 * 3653 / 365.25), 1e-9);
    }

    [Fact]
    public void Two_prices_give_a_line_without_errors()
    {
        var fit = LogLinearRegression.Fit([Point(0, 10), Point(731, 5)], Origin);
        fit.Slope.ShouldBe(Math.Log(0.5) / 731 * 365.25, 1e-14);
        fit.DegreesOfFreedom.ShouldBe(0);
        (fit.StandardErrorSlope, fit.StandardErrorIntercept, fit.ResidualStandardError, fit.StudentT).ShouldBe((null, null, null, null));
        (fit.SlopeLower, fit.SlopeUpper, fit.DurbinWatson).ShouldBe((null, null, null));
        fit.RSquared!.Value.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Two_equal_prices_are_no_information_without_errors()
    {
        var fit = LogLinearRegression.Fit([Point(0, 10), Point(731, 10)], Origin);
        (fit.NeverMoved, fit.Slope, fit.RSquared, fit.StandardErrorSlope).ShouldBe((true, 0, null, null));
    }

    [Fact]
    public void One_price_one_date_or_none_has_no_slope()
    {
        Should.Throw<NotComputableException>(() => LogLinearRegression.Fit([], Origin)).Reason.ShouldContain("There is no price");
        Should.Throw<NotComputableException>(() => LogLinearRegression.Fit([Point(3, 5)], Origin)).Reason.ShouldBe("The only price is of 2024-01-04: a slope needs prices on two dates.");
        Should.Throw<NotComputableException>(() => LogLinearRegression.Fit([Point(3, 5), Point(3, 6), Point(3, 7)], Origin)).Reason.ShouldStartWith("All 3 prices are of 2024-01-04");
    }

    [Theory]
    [InlineData(0.0, "The price is 0: a price is above zero")]
    [InlineData(-0.0, "a price is above zero")]
    [InlineData(-2.5, "The price is -2.5")]
    [InlineData(double.NaN, "not a number")]
    [InlineData(double.PositiveInfinity, "infinite")]
    [InlineData(double.NegativeInfinity, "infinite")]
    public void A_price_without_a_logarithm_is_refused_with_its_row(double price, string says)
    {
        var refused = Should.Throw<ArgumentException>(() => LogLinearRegression.Fit([Point(0, 1), Point(1, price), Point(2, 3)], Origin));
        refused.Message.ShouldContain("Row 2");
        refused.Message.ShouldContain(says);
    }

    [Fact]
    public void A_date_outside_reason_is_refused_with_its_row() =>
        Should.Throw<ArgumentException>(() => LogLinearRegression.Fit([Point(0, 1), new(DateOnly.MinValue, 1)], Origin)).Message.ShouldContain("Row 2: The date is 0001-01-01");

    [Fact]
    public void The_order_of_rows_changes_only_the_statistic_of_their_order()
    {
        var series = TenSeries.Of("gcp_h100_spot_decline");
        var sorted = LogLinearRegression.Fit(series.Points, series.Origin);
        var shuffled = LogLinearRegression.Fit([.. series.Points.Reverse().OrderBy(point => point.Date.Day)], series.Origin);
        shuffled.Slope.ShouldBe(sorted.Slope, 1e-12);
        shuffled.Intercept.ShouldBe(sorted.Intercept, 1e-12);
        shuffled.StandardErrorSlope!.Value.ShouldBe(sorted.StandardErrorSlope!.Value, 1e-12);
        (shuffled.FirstDate, shuffled.LastDate).ShouldBe((sorted.FirstDate, sorted.LastDate));
        shuffled.DurbinWatsonByDate!.Value.ShouldBe(sorted.DurbinWatson!.Value, 1e-9);
        Math.Abs(shuffled.DurbinWatson!.Value - sorted.DurbinWatson.Value).ShouldBeGreaterThan(1e-3);
    }

    [Fact]
    public void Inside_providers_neighbours_are_those_of_one_provider()
    {
        // Two providers a constant apart on the same days: in date order the residuals alternate, inside each provider they never change sign.
        var points = Enumerable.Range(0, 24).SelectMany(month => new[] { Point(30 * month, 2) with { Provider = "a" }, Point(30 * month, 3 - (0.001 * month)) with { Provider = "b" } }).ToList();
        var fit = LogLinearRegression.Fit(points, Origin);
        fit.DurbinWatsonByDate!.Value.ShouldBeGreaterThan(3);
        fit.DurbinWatsonByProvider!.Value.ShouldBeLessThan(0.01);
        var alone = LogLinearRegression.Fit(TenSeries.Of("gcp_h100_spot_decline").Points, Origin);
        alone.DurbinWatsonByProvider.ShouldBe(alone.DurbinWatsonByDate);
    }

    [Fact]
    public void Every_repeated_row_counts_and_leaves_the_slope()
    {
        var series = TenSeries.Of("epoch_p100_pcie_street");
        var once = LogLinearRegression.Fit(series.Points, series.Origin);
        var twice = LogLinearRegression.Fit([.. series.Points, .. series.Points], series.Origin);
        twice.Observations.ShouldBe(2 * once.Observations);
        twice.Slope.ShouldBe(once.Slope, 1e-13);
        twice.SumOfSquaredResiduals.ShouldBe(2 * once.SumOfSquaredResiduals, 1e-12);
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-12)]
    [InlineData(1e12)]
    [InlineData(1e290)]
    public void The_unit_of_the_price_moves_only_the_intercept(double unit)
    {
        var series = TenSeries.Of("epoch_h100_neocloud_pooled");
        var fit = LogLinearRegression.Fit(series.Points, series.Origin);
        var scaled = LogLinearRegression.Fit([.. series.Points.Select(point => point with { Price = point.Price * unit })], series.Origin);
        scaled.Slope.ShouldBe(fit.Slope, 1e-11);
        scaled.RSquared!.Value.ShouldBe(fit.RSquared!.Value, 1e-11);
        scaled.Intercept.ShouldBe(fit.Intercept + Math.Log(unit), 1e-9);
    }

    [Fact]
    public void What_leaves_the_numbers_is_not_given()
    {
        var fit = LogLinearRegression.Fit([Point(0, 1e-300), Point(1, 1e300), Point(2, 1e300)], new DateOnly(1960, 1, 1));
        fit.AnnualDecayFraction.ShouldBeNull();
        LogLinearRegression.Fit([Point(0, 1e300), Point(1, 1e-300), Point(2, 1e-300)], new DateOnly(1960, 1, 1)).PriceAtAgeZero.ShouldBeNull();
    }

    [Fact]
    public void A_hundred_thousand_prices_agree_with_another_library()
    {
        var stream = new RandomStream(7);
        var points = Enumerable.Range(0, 100_000).Select(_ => Point(stream.NextBelow(3000), Math.Exp(2 + stream.NextFraction()))).ToList();
        var fit = LogLinearRegression.Fit(points, Origin);
        var (intercept, slope) = SimpleRegression.Fit([.. points.Select(point => (point.Date.DayNumber - Origin.DayNumber) / 365.25)], [.. points.Select(point => Math.Log(point.Price))]);
        fit.Slope.ShouldBe(slope, 1e-11);
        fit.Intercept.ShouldBe(intercept, 1e-10);
    }

    private static PricePoint Point(int day, double price) => new(Origin.AddDays(day), price);
}
