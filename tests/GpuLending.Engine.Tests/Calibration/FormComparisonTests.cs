using GpuLending.Engine.Calibration;
using GpuLending.Engine.Numerics;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Calibration;

public sealed class FormComparisonTests
{
    private static readonly DateOnly[] NoSuccessor = [];

    // Computed outside this product by fine grids and random search on the published series (plain Python).
    [Theory]
    [InlineData("gcp_h100_spot_decline", "exponential", 0.4962065897977838, 8.586181344296902, -11.172362688593804, -9.672362688593804)]
    [InlineData("gcp_h100_spot_decline", "straight-line", 0.8262509610691128, 3.487119317916838, -0.9742386358336761, 0.5257613641663239)]
    [InlineData("gcp_h100_spot_decline", "exponential-with-floor", 0.2814231014343159, 14.257512501667646, -20.515025003335293, -17.848358336668625)]
    [InlineData("epoch_h100_neocloud_pooled", "exponential", 1.9071426174863804, 3.511530157042747, -1.0230603140854937, -0.337346028371208)]
    [InlineData("epoch_h100_neocloud_pooled", "straight-line", 1.8567810809821186, 4.033383760353642, -2.066767520707284, -1.3810532349929983)]
    [InlineData("epoch_h100_neocloud_pooled", "weibull", 1.7710475651957096, 4.955210587513903, -1.9104211750278068, -0.7339505867925127)]
    public void Each_form_finds_the_least_squares_and_its_criterion(string id, string form, double sse, double likelihood, double aic, double aicc)
    {
        var series = TenSeries.Of(id);
        var compared = FormComparison.Of(series.Points, series.Origin, NoSuccessor)!.Forms.Single(candidate => candidate.Form == form);
        compared.SumOfSquaredResiduals.ShouldBe(sse, 1e-6);
        compared.LogLikelihood.ShouldBe(likelihood, 1e-4);
        compared.Aic.ShouldBe(aic, 2e-4);
        compared.Aicc!.Value.ShouldBe(aicc, 2e-4);
    }

    [Fact]
    public void On_seven_years_of_drift_with_a_step_when_the_successor_ships_the_generation_step_fits_best_and_the_straight_line_worst()
    {
        // The T4's history in outline: a drift of -17 % a year and a fall of 27 % when the successor ships.
        var stream = new RandomStream(4);
        var start = new DateOnly(2018, 9, 13);
        var successor = new DateOnly(2021, 4, 12);
        var points = Enumerable.Range(0, 84).Select(month =>
        {
            var date = start.AddMonths(month);
            var years = (date.DayNumber - start.DayNumber) / 365.25;
            return new PricePoint(date, 2000 * Math.Pow(0.83, years) * (date >= successor ? 0.73 : 1) * Math.Exp(0.06 * (stream.NextFraction() - 0.5)));
        }).ToList();
        var compared = FormComparison.Of(points, start, [successor]).ShouldNotBeNull();
        compared.Forms[0].Form.ShouldBe("generation-step");
        compared.Forms[^1].Form.ShouldBe("straight-line");
        compared.Forms.Select(form => form.Rank).ShouldBe([1, 2, 3, 4, 5, 6]);
        compared.Forms.Sum(form => form.Weight!.Value).ShouldBe(1, 1e-12);
        compared.Forms[0].Difference.ShouldBe(0);
        Value(compared.Forms[0], "driftPerYear").ShouldBe(-Math.Log(0.83), 0.01);
        Value(compared.Forms[0], "stepFraction").ShouldBe(0.27, 0.02);
    }

    [Fact]
    public void Without_a_successor_inside_the_dates_the_step_is_left_out_with_the_reason()
    {
        var series = TenSeries.Of("gcp_h100_spot_decline");
        FormComparison.Of(series.Points, series.Origin, NoSuccessor)!.LeftOut.Single().Reason.ShouldContain("No successor's date is known");
        FormComparison.Of(series.Points, series.Origin, [new DateOnly(2020, 1, 1)])!.LeftOut.Single().Reason.ShouldContain("No successor shipped between");
    }

    [Theory]
    [InlineData("exponential-with-floor")]
    [InlineData("weibull")]
    [InlineData("logistic")]
    [InlineData("straight-line")]
    [InlineData("exponential")]
    public void A_form_recognises_prices_made_by_itself(string form)
    {
        double Fraction(double t) => form switch
        {
            "exponential-with-floor" => 0.15 + (0.85 * Math.Exp(-0.9 * t)),
            "weibull" => Math.Exp(-Math.Pow(t / 3.2, 2.1)),
            "logistic" => 1 / (1 + Math.Exp((t - 3) / 0.5)),
            "straight-line" => 1 - (0.18 * t),
            _ => Math.Exp(-0.4 * t),
        };
        var start = new DateOnly(2020, 1, 1);
        var stream = new RandomStream(6);
        var points = Enumerable.Range(0, 61).Select(month =>
        {
            var date = start.AddDays(30 * month);
            return new PricePoint(date, 1000 * Fraction(30 * month / 365.25) * Math.Exp(0.01 * (stream.NextFraction() - 0.5)));
        }).ToList();
        var compared = FormComparison.Of(points, start, NoSuccessor).ShouldNotBeNull();
        compared.Forms[0].Form.ShouldBe(form);
        if (form == "exponential-with-floor")
            Value(compared.Forms[0], "floorFraction").ShouldBe(0.15, 0.01);
        if (form == "weibull")
            (Value(compared.Forms[0], "shape"), Value(compared.Forms[0], "scaleYears")).ShouldSatisfyAllConditions(fit => fit.Item1.ShouldBe(2.1, 0.05), fit => fit.Item2.ShouldBe(3.2, 0.05));
        if (form == "straight-line")
            Value(compared.Forms[0], "yearsToZero").ShouldBe(1 / 0.18, 0.05);
    }

    [Fact]
    public void Still_prices_are_compared_by_nothing_and_few_prices_have_no_corrected_criterion()
    {
        var still = TenSeries.Of("gcp_h100_on_demand");
        FormComparison.Of(still.Points, still.Origin, NoSuccessor).ShouldBeNull();
        var street = TenSeries.Of("epoch_p100_sxm2_street");
        var compared = FormComparison.Of(street.Points, street.Origin, NoSuccessor).ShouldNotBeNull();
        compared.Forms.ShouldAllBe(form => form.Aicc == null && form.Rank == null && double.IsFinite(form.Aic));
    }

    [Fact]
    public void Exact_prices_have_a_finite_likelihood()
    {
        var start = new DateOnly(2020, 1, 1);
        var points = Enumerable.Range(0, 30).Select(month => new PricePoint(start.AddDays(30 * month), Math.Exp(-0.1 * month))).ToList();
        FormComparison.Of(points, start, NoSuccessor)!.Forms.ShouldAllBe(form => double.IsFinite(form.Aic) && double.IsFinite(form.LogLikelihood));
    }

    [Fact]
    public void A_hundred_thousand_prices_are_compared()
    {
        var stream = new RandomStream(8);
        var origin = new DateOnly(2020, 1, 1);
        var points = Enumerable.Range(0, 100_000).Select(_ => new PricePoint(origin.AddDays(stream.NextBelow(2000)), 1 + stream.NextFraction())).ToList();
        FormComparison.Of(points, origin, [origin.AddDays(900)]).ShouldNotBeNull();
    }

    private static double Value(ComparedForm form, string name) => form.Parameters.Single(parameter => parameter.Name == name).Value;
}
