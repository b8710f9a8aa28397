using GpuLending.Engine.Calibration;
using GpuLending.Engine.Numerics;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Calibration;

public sealed class CalibrationGateTests
{
    private static readonly CalibrationPolicy Policy = new();

    // The ten published series: what underwriting makes of each.
    [Theory]
    [InlineData("gcp_h100_spot_decline", "")]
    [InlineData("gcp_h100_spot_rebound", "appreciation too-few-observations")]
    [InlineData("gcp_h100_spot_full", "low-r-squared")]
    [InlineData("gcp_h100_on_demand", "no-information")]
    [InlineData("gcp_a100_40_spot", "appreciation")]
    [InlineData("epoch_p100_sxm2_street", "too-few-observations interval-spans-zero")]
    [InlineData("epoch_p100_pcie_street", "too-few-observations interval-spans-zero")]
    [InlineData("epoch_h100_neocloud_pooled", "")]
    [InlineData("epoch_a100_neocloud_pooled", "low-r-squared interval-spans-zero")]
    [InlineData("epoch_v100_neocloud_pooled", "low-r-squared interval-spans-zero")]
    public void The_verdict_names_every_reason(string id, string reasons)
    {
        var series = TenSeries.Of(id);
        var fit = LogLinearRegression.Fit(series.Points, series.Origin);
        var verdict = CalibrationGate.Judge(fit, Policy);
        string.Join(' ', verdict.Reasons.Select(reason => reason.Code)).ShouldBe(reasons);
        verdict.Accepted.ShouldBe(reasons.Length == 0);
        verdict.DecayPerYear.ShouldBe(reasons.Length == 0 ? -fit.Slope : Policy.DefaultDecayPerYear);
        if (verdict.FellBack)
        {
            verdict.Statement.ShouldStartWith("Not calibrated: ");
            verdict.Statement.ShouldContain("The stated default of 30.9 % a year is used. House default");
        }
        else
        {
            verdict.Statement.ShouldStartWith("Calibrated: a loss of ");
        }
    }

    [Fact]
    public void Prices_that_stand_still_are_no_information_and_not_nothing_lost()
    {
        var series = TenSeries.Of("gcp_h100_on_demand");
        var verdict = CalibrationGate.Judge(LogLinearRegression.Fit(series.Points, series.Origin), Policy);
        verdict.Reasons.Single().Message.ShouldBe("No information: the price never moved. A list price that stands still says nothing about depreciation; it does not say 0 %.");
        verdict.AnnualDecayFraction.ShouldBeGreaterThan(0.3);
    }

    [Theory]
    [InlineData(11, "too-few-observations")]
    [InlineData(12, "")]
    public void Twelve_prices_are_enough_and_eleven_are_not(int n, string reason) =>
        Codes(CalibrationGate.Judge(Steady(n), Policy)).ShouldBe(reason);

    [Fact]
    public void The_threshold_of_the_variance_explained_is_included()
    {
        var fit = Steady(30);
        Codes(CalibrationGate.Judge(fit, Policy with { MinimumRSquared = fit.RSquared!.Value })).ShouldBe("");
        Codes(CalibrationGate.Judge(fit, Policy with { MinimumRSquared = Math.BitIncrement(fit.RSquared.Value) })).ShouldBe("low-r-squared");
    }

    [Fact]
    public void An_interval_that_touches_zero_spans_it()
    {
        var fit = Steady(30);
        Codes(CalibrationGate.Judge(fit with { SlopeUpper = 0 }, Policy)).ShouldBe("interval-spans-zero");
        Codes(CalibrationGate.Judge(fit with { SlopeUpper = -1e-9 }, Policy)).ShouldBe("");
    }

    [Fact]
    public void Nothing_to_fit_falls_back_too()
    {
        CalibrationGate.Judge((LogLinearFit?)null, Policy).Reasons.Single().Code.ShouldBe("no-fit");
        var none = SeriesCalibration.Calibrate([], new CalibrationOptions(), Policy);
        (none.Fit, none.Observations, none.Verdict.Accepted).ShouldBe((null, 0, false));
        none.Verdict.Statement.ShouldContain("There is no price");
        var oneDate = SeriesCalibration.Calibrate([new(new(2025, 1, 1), 5), new(new(2025, 1, 1), 6)], new CalibrationOptions(), Policy);
        Codes(oneDate.Verdict).ShouldBe("no-fit too-few-observations");
        oneDate.Verdict.Reasons[0].Message.ShouldContain("All 2 prices are of 2025-01-01");
    }

    [Fact]
    public void A_fall_and_a_rise_warn_that_one_fit_describes_neither_and_a_window_on_the_rise_is_refused()
    {
        var points = BreakpointTests.FallAndRise();
        var whole = SeriesCalibration.Calibrate(points, new CalibrationOptions(), Policy);
        var warning = whole.Verdict.Warnings.Single(remark => remark.Code == "breakpoint").Message;
        warning.ShouldContain("falling 22.");
        warning.ShouldContain("rising 2");
        warning.ShouldContain("describes no single period");

        var fall = SeriesCalibration.Calibrate(points, new CalibrationOptions { To = new DateOnly(2025, 10, 15) }, Policy);
        fall.Verdict.Accepted.ShouldBeTrue();
        fall.Verdict.AnnualDecayFraction.ShouldBe(0.22, 0.01);
        fall.OutsideWindow.ShouldBe(points.Count - fall.Observations);
        var rise = SeriesCalibration.Calibrate(points, new CalibrationOptions { From = new DateOnly(2025, 10, 15) }, Policy);
        Codes(rise.Verdict).ShouldStartWith("appreciation");
        rise.Verdict.Reasons[0].Message.ShouldContain("Appreciation is never credited");
        rise.Verdict.DecayPerYear.ShouldBe(Policy.DefaultDecayPerYear);
    }

    [Fact]
    public void The_errors_that_were_asked_for_decide_about_the_interval()
    {
        var series = TenSeries.Of("epoch_h100_neocloud_pooled");
        var classical = SeriesCalibration.Calibrate(series.Points, new CalibrationOptions { OriginDate = series.Origin }, Policy);
        classical.Verdict.Accepted.ShouldBeTrue();
        var within = SeriesCalibration.Calibrate(series.Points, new CalibrationOptions { OriginDate = series.Origin, ProviderEffects = true, Errors = SlopeErrorKind.ClusteredByProvider }, Policy);
        Codes(within.Verdict).ShouldBe("low-r-squared interval-spans-zero");
        Codes(within.Verdict.Warnings).ShouldContain("few-providers");
        var alone = SeriesCalibration.Calibrate(TenSeries.Of("gcp_h100_spot_decline").Points, new CalibrationOptions { Errors = SlopeErrorKind.ClusteredByProvider }, Policy);
        Codes(alone.Verdict).ShouldBe("interval-undefined");
    }

    [Fact]
    public void Autocorrelated_residuals_warn_under_classical_errors_only()
    {
        var series = TenSeries.Of("gcp_h100_spot_decline");
        Codes(SeriesCalibration.Calibrate(series.Points, new CalibrationOptions(), Policy).Verdict.Warnings).ShouldContain("autocorrelation");
        Codes(SeriesCalibration.Calibrate(series.Points, new CalibrationOptions { Errors = SlopeErrorKind.BlockBootstrap }, Policy).Verdict.Warnings).ShouldNotContain("autocorrelation");
    }

    [Fact]
    public void A_window_without_prices_says_where_the_prices_are()
    {
        var series = TenSeries.Of("gcp_h100_spot_decline");
        var empty = SeriesCalibration.Calibrate(series.Points, new CalibrationOptions { From = new DateOnly(2030, 1, 1) }, Policy);
        empty.NoFitReason.ShouldBe("There is no price in the window; the prices run from 30 May 2024 to 25 Dec 2025.");
        Should.Throw<ArgumentException>(() => SeriesCalibration.Calibrate(series.Points, new CalibrationOptions { From = new DateOnly(2025, 1, 2), To = new DateOnly(2025, 1, 1) }, Policy))
            .Message.ShouldContain("before it begins");
    }

    private static string Codes(CalibrationVerdict verdict) => Codes(verdict.Reasons);

    private static string Codes(IEnumerable<CalibrationRemark> remarks) => string.Join(' ', remarks.Select(remark => remark.Code));

    private static LogLinearFit Steady(int n)
    {
        var stream = new RandomStream(n);
        var origin = new DateOnly(2023, 1, 1);
        return LogLinearRegression.Fit(
            [.. Enumerable.Range(0, n).Select(month => new PricePoint(origin.AddMonths(month), Math.Exp((-0.3 * month / 12.0) + (0.05 * (stream.NextFraction() - 0.5)))))], origin);
    }
}
