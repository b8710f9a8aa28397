using GpuLending.Engine.Calibration;
using GpuLending.Engine.Numerics;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Calibration;

/// <summary>A search that ends at its bounds says so, and no form fits worse than what it turns into there.</summary>
public sealed class FormBoundsTests
{
    private static readonly DateOnly Start = new(2020, 1, 1);

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.9)]
    [InlineData(4)]
    public void A_logistic_curve_fits_no_worse_than_its_own_tail_and_says_that_it_is_it(double decay)
    {
        var stream = new RandomStream(11);
        var forms = Of(month => Math.Exp((-decay * month / 12) + (0.05 * stream.NextFraction())), 80);
        var (tail, logistic) = (Form(forms, "exponential"), Form(forms, "logistic"));
        logistic.SumOfSquaredResiduals.ShouldBeLessThanOrEqualTo(tail.SumOfSquaredResiduals * (1 + 1e-9));
        var midpoint = Value(logistic, "midpoint");
        if (midpoint.AtBound)
            (1 / Value(logistic, "width").Value).ShouldBe(Value(tail, "decayPerYear").Value, 0.01 * decay);
        else
            logistic.SumOfSquaredResiduals.ShouldBeLessThan(tail.SumOfSquaredResiduals);
    }

    [Fact]
    public void A_convex_fall_is_the_logistic_curves_tail_and_the_midpoint_is_flagged()
    {
        var logistic = Form(Of(month => 0.2 + (0.8 * Math.Exp(-1.5 * month / 12)), 60), "logistic");
        Value(logistic, "midpoint").AtBound.ShouldBeTrue();
        Value(logistic, "midpoint").Value.ShouldBeGreaterThanOrEqualTo(Value(logistic, "midpoint").Least!.Value * (1 + 1e-9));
    }

    [Fact]
    public void A_weibull_shape_above_eight_is_found_and_a_cliff_is_flagged()
    {
        Value(Form(Of(month => Math.Exp(-Math.Pow(month / 61.0, 14)), 60), "weibull"), "shape").ShouldSatisfyAllConditions(
            shape => shape.Value.ShouldBe(14, 0.1), shape => shape.AtBound.ShouldBeFalse(), shape => (shape.Least, shape.Most).ShouldBe((0.02, 50)));
        Value(Form(Of(month => month < 59 ? 1 : 0.5, 60), "weibull"), "shape").AtBound.ShouldBeTrue();
    }

    [Fact]
    public void What_was_solved_for_has_no_bounds_and_an_inner_optimum_no_flag()
    {
        var forms = Of(month => 1 / (1 + Math.Exp((month - 30) / 6.0)), 60);
        Form(forms, "logistic").Parameters.ShouldAllBe(parameter => !parameter.AtBound);
        Value(Form(forms, "logistic"), "midpoint").Value.ShouldBe(30 * 30 / 365.25, 1e-3);
        (Value(Form(forms, "exponential"), "decayPerYear").Least, Value(Form(forms, "exponential"), "decayPerYear").Most).ShouldBe((null, null));
    }

    private static FormComparison Of(Func<int, double> price, int months) =>
        FormComparison.Of([.. Enumerable.Range(0, months).Select(month => new PricePoint(Start.AddDays(30 * month), price(month)))], Start, [])!;

    private static ComparedForm Form(FormComparison forms, string form) => forms.Forms.Single(candidate => candidate.Form == form);

    private static FormParameter Value(ComparedForm form, string name) => form.Parameters.Single(parameter => parameter.Name == name);
}
