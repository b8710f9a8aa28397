using System.Globalization;
using System.Text.Json;
using GpuLending.Engine.Calibration;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Calibration;

public sealed class TenSeriesTests
{
    public static TheoryData<string> Ids => [.. TenSeries.All.Select(series => series.Id)];

    [Fact]
    public void All_ten_are_there() => TenSeries.All.Select(series => series.Points.Length).ShouldBe([20, 8, 27, 27, 39, 4, 4, 39, 61, 21], ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_figure_of_the_fit_is_that_expected(string id)
    {
        var series = TenSeries.Of(id);
        var fit = LogLinearRegression.Fit(series.Points, series.Origin);
        var expected = series.Expected;

        fit.Observations.ShouldBe(expected.GetProperty("n").GetInt32());
        fit.OriginDate.ShouldBe(series.Origin);
        fit.FirstDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(expected.GetProperty("first_date").GetString());
        fit.LastDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(expected.GetProperty("last_date").GetString());
        Same(fit.Slope, "slope", 1e-9);
        Same(fit.Intercept, "intercept", 1e-9);
        Same(fit.StandardErrorSlope, "se_slope", 1e-9);
        Same(fit.StandardErrorIntercept, "se_intercept", 1e-9);
        Same(fit.RSquared, "r_squared", 1e-9);
        Same(fit.ResidualStandardError, "residual_std_error", 1e-9);
        Same(fit.StudentT, "t_crit", 1e-9);
        Same(fit.DurbinWatson, "durbin_watson", 1e-8);
        Same(fit.SumOfSquaredResiduals, "sum_squared_residuals", 1e-9);
        Same(fit.MeanAgeYears, "mean_age_years", 1e-9);
        Same(fit.SumOfSquaredAges, "sxx", 1e-9);
        Same(fit.AnnualDecayFraction, "annual_decay_fraction", 1e-8);
        Same(fit.HalfLifeYears, "half_life_years", 1e-8);
        Same(fit.PriceAtAgeZero, "price_at_age_zero_usd", 1e-8);
        var interval = expected.GetProperty("slope_ci95");
        fit.SlopeLower!.Value.ShouldBe(interval[0].GetDouble(), 1e-9, id);
        fit.SlopeUpper!.Value.ShouldBe(interval[1].GetDouble(), 1e-9, id);

        void Same(double? got, string name, double relative)
        {
            var value = expected.GetProperty(name);
            if (value.ValueKind == JsonValueKind.Null)
            {
                got.ShouldBeNull($"{id} {name}");
                return;
            }

            got.ShouldNotBeNull($"{id} {name}");
            var number = value.GetDouble();
            got.Value.ShouldBe(number, number == 0 ? 1e-12 : relative * Math.Abs(number), $"{id} {name}");
        }
    }

    [Fact]
    public void A_list_price_that_never_moved_has_a_slope_of_exactly_zero_and_no_share_explained()
    {
        var series = TenSeries.Of("gcp_h100_on_demand");
        var fit = LogLinearRegression.Fit(series.Points, series.Origin);
        fit.NeverMoved.ShouldBeTrue();
        (fit.Slope, fit.StandardErrorSlope, fit.SumOfSquaredResiduals).ShouldBe((0, 0, 0));
        (fit.RSquared, fit.HalfLifeYears, fit.DurbinWatson).ShouldBe((null, null, null));
        fit.PriceAtAgeZero.ShouldBe(11.0612);
    }
}
