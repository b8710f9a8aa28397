using GpuLending.Engine.Calibration;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Calibration;

/// <summary>Prices that stand still side by side have a slope of rounding size, whose sign says nothing.</summary>
public sealed class StillPricesTests
{
    private static readonly DateOnly Start = new(2024, 1, 1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Three_fixed_prices_of_one_provider_are_no_information_and_no_rise(bool inside)
    {
        foreach (var step in Enumerable.Range(20, 20))
        {
            var points = Fixed(step, "one", 1.0, 2.0, 3.7).ToList();
            var found = SeriesCalibration.Calibrate(points, new CalibrationOptions { ProviderEffects = inside }, new CalibrationPolicy());
            found.Verdict.Reasons.Select(reason => reason.Code).ShouldBe(["no-information"]);
            (found.Fit!.Slope, found.Fit.HalfLifeYears, found.Fit.NeverMoved, found.Fit.ConstantPrice).ShouldBe((0, null, true, null));
            found.Fit.SumOfSquaredResiduals.ShouldBeGreaterThan(1);
            found.Fit.RSquared!.Value.ShouldBe(0, 1e-12);
            found.Fit.PriceAtAgeZero!.Value.ShouldBe(Math.Pow(1.0 * 2.0 * 3.7, 1.0 / 3), 1e-12);
            (found.Breakpoint, found.Forms).ShouldBe((null, null));
            if (inside)
                (found.ProviderEffects!.Slope, found.ProviderEffects.HalfLifeYears, found.ProviderEffects.NeverMoved).ShouldBe((0, null, true));
        }
    }

    [Fact]
    public void Providers_that_stand_still_each_at_several_prices_are_no_information_though_they_join_at_different_times()
    {
        List<PricePoint> points = [.. Fixed(30, "one", 1.0, 2.0), .. Fixed(17, "two", 0.5, 3.7, 4.1), .. Fixed(1, "three", 0.3).Take(1), new(Start, 7, "four"), new(Start, 9, "four")];
        var found = SeriesCalibration.Calibrate(points, new CalibrationOptions { ProviderEffects = true, Errors = SlopeErrorKind.ClusteredByProvider }, new CalibrationPolicy());
        (found.ProviderEffects!.Slope, found.ProviderEffects.HalfLifeYears).ShouldBe((0, null));
        found.Verdict.Reasons.Single().Message.ShouldContain("no provider ever changed its price");
    }

    [Fact]
    public void A_fall_and_an_equal_rise_have_no_slope_and_are_no_list_that_stands_still()
    {
        List<PricePoint> points = [.. Enumerable.Range(-10, 21).Select(week => new PricePoint(Start.AddDays(7 * week), 3 + (0.1 * Math.Abs(week)), "one"))];
        var found = SeriesCalibration.Calibrate(points, new CalibrationOptions(), new CalibrationPolicy());
        (found.Fit!.Slope, found.Fit.HalfLifeYears, found.Fit.NeverMoved).ShouldBe((0, null, false));
        found.Verdict.Reasons.Select(reason => reason.Code).ShouldBe(["low-r-squared", "interval-spans-zero"]);
    }

    [Fact]
    public void A_fall_of_a_millionth_a_year_is_a_fall()
    {
        List<PricePoint> points = [.. Enumerable.Range(0, 30).Select(month => new PricePoint(Start.AddMonths(month), 5 * Math.Exp(-1e-6 * month / 12), "one"))];
        LogLinearRegression.Fit(points, Start).Slope.ShouldBe(-1e-6, 2e-8);
        FixedEffectsRegression.Fit(points, Start).Slope.ShouldBe(-1e-6, 2e-8);
    }

    private static IEnumerable<PricePoint> Fixed(int step, string provider, params double[] prices) =>
        Enumerable.Range(0, 10).SelectMany(date => prices.Select(price => new PricePoint(Start.AddDays(step * date), price, provider)));
}
