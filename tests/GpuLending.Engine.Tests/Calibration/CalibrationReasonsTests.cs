using GpuLending.Engine.Calibration;
using GpuLending.Engine.Numerics;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Calibration;

/// <summary>Every reason is given, in words that do not contradict themselves.</summary>
public sealed class CalibrationReasonsTests
{
    private static readonly CalibrationPolicy Policy = new();
    private static readonly DateOnly Start = new(2023, 1, 1);

    [Fact]
    public void A_rise_that_could_as_well_be_none_has_every_reason()
    {
        var fit = Steady(30) with { Slope = 0.0005, SlopeLower = -0.0026, SlopeUpper = 0.0036, RSquared = 0.01 };
        var verdict = CalibrationGate.Judge(fit, Policy);
        Codes(verdict).ShouldBe("appreciation low-r-squared interval-spans-zero");
        verdict.Reasons[2].Message.ShouldBe("The 95 % interval of the slope, -0.003 to 0.004 a year, spans zero: the prices may as well not have risen.");
    }

    [Fact]
    public void Two_rising_prices_have_no_interval_either()
    {
        var found = SeriesCalibration.Calibrate([new(Start, 1), new(Start.AddDays(90), 2)], new CalibrationOptions(), Policy);
        Codes(found.Verdict).ShouldBe("appreciation too-few-observations interval-undefined");
    }

    [Theory]
    [InlineData(0.29999999, "R² is 0.29999999, below 0.3:")]
    [InlineData(0.2996, "R² is 0.2996, below 0.3:")]
    [InlineData(0.2994, "R² is 0.299, below 0.3:")]
    public void What_is_below_a_threshold_is_printed_below_it(double explained, string words) =>
        CalibrationGate.Judge(Steady(30) with { RSquared = explained }, Policy).Reasons.Single().Message.ShouldStartWith(words);

    [Fact]
    public void An_end_of_the_interval_that_is_not_zero_is_not_printed_as_zero() =>
        CalibrationGate.Judge(Steady(30) with { SlopeUpper = 0.00002 }, Policy).Reasons.Single().Message.ShouldContain("to 2E-5 a year, spans zero");

    [Fact]
    public void The_line_through_all_prices_stands_where_provider_effects_leave_no_slope_and_is_not_judged()
    {
        List<PricePoint> points = [.. Enumerable.Range(0, 20).Select(month => new PricePoint(Start.AddMonths(month), 5 * Math.Exp(-0.02 * month), $"seller {month}"))];
        var found = SeriesCalibration.Calibrate(points, new CalibrationOptions { ProviderEffects = true, Errors = SlopeErrorKind.ClusteredByProvider }, Policy);
        found.Fit.ShouldNotBeNull().Slope.ShouldBe(LogLinearRegression.Fit(points, Start).Slope);
        (found.ProviderEffects, found.Errors).ShouldBe((null, null));
        found.NoFitReason.ShouldBe("No provider has prices on two dates: with provider effects there is no slope to fit.");
        Codes(found.Verdict).ShouldBe("no-fit");
        found.Verdict.DecayPerYear.ShouldBe(Policy.DefaultDecayPerYear);
    }

    [Fact]
    public void The_statement_carries_the_warning_that_one_fit_describes_no_single_period()
    {
        // A fall that slows to a fifth: believed, and neither period.
        List<PricePoint> points = [.. Enumerable.Range(0, 48).Select(month => new PricePoint(Start.AddMonths(month), Math.Exp(-0.05 * Math.Min(month, 20) - (0.01 * Math.Max(0, month - 20)) + (0.002 * (month % 3)))))];
        var verdict = SeriesCalibration.Calibrate(points, new CalibrationOptions(), Policy).Verdict;
        verdict.Accepted.ShouldBeTrue();
        verdict.Statement.ShouldStartWith("Calibrated: ");
        verdict.Statement.ShouldContain("One fit over both describes no single period; choose a window.");
        SeriesCalibration.Calibrate(points, new CalibrationOptions { Breakpoint = false }, Policy).Verdict.Statement.ShouldNotContain("single period");
    }

    [Fact]
    public void A_regime_that_is_flat_has_no_direction()
    {
        var flat = new RegimeFit(Start, Start.AddYears(1), 10, -1e-17, 0, 0);
        var up = flat with { Slope = 0.05 };
        Of(flat, up).OneFitDescribesNeither.ShouldBeFalse();
        Of(flat with { Slope = -0.02 }, up).OneFitDescribesNeither.ShouldBeTrue();

        static Breakpoint Of(RegimeFit before, RegimeFit after) => new()
        {
            Date = Start,
            Before = before,
            After = after,
            MinimumSegment = 4,
            DatesTried = 1,
            SumOfSquaredResidualsOneLine = 1,
            SumOfSquaredResidualsTwoLines = 0.1,
            SupF = 10,
            PValue = null,
            PValueBasis = "",
            BicGain = 5,
        };
    }

    private static string Codes(CalibrationVerdict verdict) => string.Join(' ', verdict.Reasons.Select(reason => reason.Code));

    private static LogLinearFit Steady(int n)
    {
        var stream = new RandomStream(n);
        return LogLinearRegression.Fit([.. Enumerable.Range(0, n).Select(month => new PricePoint(Start.AddMonths(month), Math.Exp((-0.3 * month / 12.0) + (0.05 * (stream.NextFraction() - 0.5)))))], Start);
    }
}
