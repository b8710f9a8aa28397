using GpuLending.Engine.Calibration;
using GpuLending.Engine.Numerics;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Calibration;

public sealed class BreakpointTests
{
    // Computed outside this product by two separate regressions at every admissible date (plain Python).
    [Theory]
    [InlineData("gcp_h100_spot_full", "2025-09-25", 16, -1.01721083229, 1.17424115112, 3.3631529854, 0.321757430576, 108.703158208, 53.4770684488)]
    [InlineData("gcp_a100_40_spot", "2025-01-30", 20, 0.106332260598, 0.254904035692, 0.272230865701, 0.132841342028, 18.3626318962, 16.9916192115)]
    [InlineData("gcp_h100_spot_decline", "2025-03-27", 10, -0.862926502095, -0.00255802321455, 0.496206589798, 0.0738774469395, 45.7329439881, 29.1044982557)]
    public void The_break_is_the_date_of_least_squares(string id, string date, int rows, double before, double after, double one, double two, double supF, double bicGain)
    {
        var series = TenSeries.Of(id);
        var found = Breakpoint.Find(series.Points, series.Origin).ShouldNotBeNull();
        found.Date.ShouldBe(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture));
        (found.Before.Observations, found.After.Observations).ShouldBe((rows, series.Points.Length - rows));
        found.Before.Slope.ShouldBe(before, 1e-9);
        found.After.Slope.ShouldBe(after, 1e-9);
        found.SumOfSquaredResidualsOneLine.ShouldBe(one, 1e-10);
        found.SumOfSquaredResidualsTwoLines.ShouldBe(two, 1e-10);
        found.SupF!.Value.ShouldBe(supF, 1e-6);
        found.BicGain.ShouldBe(bicGain, 1e-7);
        found.PValue.ShouldBeNull();
        found.PValueBasis.ShouldStartWith("No p-value");
        found.MinimumSegment.ShouldBe(Breakpoint.DefaultSegment(series.Points.Length));
    }

    [Fact]
    public void A_fall_of_22_percent_a_year_and_a_rise_of_22_percent_is_two_periods_and_one_fit_is_neither()
    {
        var points = FallAndRise();
        var found = Breakpoint.Find(points, points[0].Date).ShouldNotBeNull();
        found.Date.ShouldBeInRange(new DateOnly(2025, 9, 1), new DateOnly(2025, 12, 1));
        found.Before.AnnualChangeFraction!.Value.ShouldBe(-0.22, 0.01);
        found.After.AnnualChangeFraction!.Value.ShouldBe(0.22, 0.03);
        found.OneFitDescribesNeither.ShouldBeTrue();
        var one = LogLinearRegression.Fit(points, points[0].Date);
        one.AnnualDecayFraction!.Value.ShouldBeInRange(0.02, 0.20);
    }

    [Fact]
    public void The_lines_of_the_regimes_are_those_of_their_own_prices()
    {
        var series = TenSeries.Of("gcp_h100_spot_full");
        var found = Breakpoint.Find(series.Points, series.Origin)!;
        var before = LogLinearRegression.Fit([.. series.Points.Where(point => point.Date < found.Date)], series.Origin);
        found.Before.Slope.ShouldBe(before.Slope, 1e-10);
        found.Before.Intercept.ShouldBe(before.Intercept, 1e-9);
        found.Before.SumOfSquaredResiduals.ShouldBe(before.SumOfSquaredResiduals, 1e-11);
        (found.Before.FirstDate, found.After.LastDate).ShouldBe((before.FirstDate, series.Points.Max(point => point.Date)));
    }

    [Fact]
    public void One_steady_decline_has_no_break_that_is_preferred()
    {
        var stream = new RandomStream(21);
        var origin = new DateOnly(2022, 1, 1);
        var points = Enumerable.Range(0, 60).Select(month => new PricePoint(origin.AddMonths(month), Math.Exp(1 - (0.25 * month / 12.0) + (0.1 * (stream.NextFraction() - 0.5))))).ToList();
        var found = Breakpoint.Find(points, origin, null, 199, 5).ShouldNotBeNull();
        found.Preferred.ShouldBeFalse();
        found.OneFitDescribesNeither.ShouldBeFalse();
        found.PValue!.Value.ShouldBeGreaterThan(0.05);
    }

    [Fact]
    public void A_p_value_is_a_seeded_bootstrap_and_says_so()
    {
        var series = TenSeries.Of("gcp_h100_spot_full");
        var found = Breakpoint.Find(series.Points, series.Origin, null, 199, 5).ShouldNotBeNull();
        found.PValue!.Value.ShouldBeLessThanOrEqualTo(0.05);
        found.PValueBasis.ShouldContain("199 series");
        Breakpoint.Find(series.Points, series.Origin, null, 199, 5).ShouldBe(found);
    }

    [Fact]
    public void Too_short_or_still_series_have_no_break()
    {
        var street = TenSeries.Of("epoch_p100_sxm2_street");
        Breakpoint.Find(street.Points, street.Origin).ShouldBeNull();
        var still = TenSeries.Of("gcp_h100_on_demand");
        Breakpoint.Find(still.Points, still.Origin).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => Breakpoint.Find(still.Points, still.Origin, 2));
    }

    [Fact]
    public void Prices_of_one_date_are_never_parted_and_each_side_has_two_dates()
    {
        var day = new DateOnly(2025, 1, 1);
        List<PricePoint> points = [];
        for (var date = 0; date < 6; date++)
            points.AddRange(Enumerable.Range(0, 5).Select(i => new PricePoint(day.AddDays(30 * date), date < 3 ? 10 + (0.1 * i) : 5 + (0.1 * i) - (0.2 * date))));
        var found = Breakpoint.Find([.. points.AsEnumerable().Reverse()], day).ShouldNotBeNull();
        found.Date.ShouldBe(day.AddDays(90));
        (found.Before.Observations, found.DatesTried).ShouldBe((15, 3));
    }

    [Fact]
    public void Two_exact_lines_leave_nothing_to_divide_by()
    {
        var points = Enumerable.Range(0, 30).Select(month => new PricePoint(new DateOnly(2023, 1, 1).AddDays(30 * month), Math.Exp(month < 15 ? -0.1 * month : -3 + (0.1 * month)))).ToList();
        var found = Breakpoint.Find(points, points[0].Date).ShouldNotBeNull();
        double.IsFinite(found.BicGain).ShouldBeTrue();
        (found.SupF is null || double.IsFinite(found.SupF.Value)).ShouldBeTrue();
        found.OneFitDescribesNeither.ShouldBeTrue();
    }

    internal static List<PricePoint> FallAndRise()
    {
        var stream = new RandomStream(2);
        var turn = new DateOnly(2025, 10, 15);
        var origin = new DateOnly(2023, 9, 15);
        return
        [
            .. Enumerable.Range(0, 37).Select(month =>
            {
                var date = origin.AddMonths(month);
                var years = (date.DayNumber - turn.DayNumber) / 365.25;
                return new PricePoint(date, 2.2 * Math.Exp((years < 0 ? Math.Log(0.78) : Math.Log(1.22)) * years) * (1 + (0.02 * (stream.NextFraction() - 0.5))), "cloud");
            }),
        ];
    }
}
