using GpuLending.Engine.Depreciation;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Depreciation;

public sealed class CompositeCurveTests
{
    private static readonly CurveCatalogue Catalogue = CurveCatalogue.Standard;
    private static readonly CurveChoice FourYears = DepreciationCurveTests.Choice("straight-line", "lifeYears=4", "");
    private static readonly CurveChoice EightYears = DepreciationCurveTests.Choice("straight-line", "lifeYears=8", "");
    private static readonly CurveChoice Halves = DepreciationCurveTests.Choice("table", "", "ages=1,10 fractions=0.5,0.4");

    [Fact]
    public void A_blend_weighs_its_curves()
    {
        Value(new CurveChoice { Kind = "blend", Curves = [FourYears, EightYears] }, 2).ShouldBe((0.5 + 0.75) / 2, 1e-12);
        Value(new CurveChoice { Kind = "blend", Curves = [FourYears, EightYears], Lists = Weights(0.8, 0.2) }, 2).ShouldBe((0.8 * 0.5) + (0.2 * 0.75), 1e-12);
    }

    [Fact]
    public void Lower_of_changes_curve_where_they_cross()
    {
        var choice = new CurveChoice { Kind = "lower-of", Curves = [FourYears, Halves] };
        Value(choice, 1).ShouldBe(0.5);
        Value(choice, 3).ShouldBe(0.25, 1e-12);
    }

    [Fact]
    public void A_stress_lowers_ages_and_brings_steps_forward()
    {
        var step = DepreciationCurveTests.Choice("generation-step", "driftPerYear=0 stepFraction=0.5", "successorAges=2");
        Value(Stress(FourYears, ("valueFactor", 0.8)), 1).ShouldBe(0.8 * 0.75, 1e-12);
        Value(Stress(FourYears, ("ageFactor", 2)), 1).ShouldBe(0.5, 1e-12);
        Value(Stress(step, ("launchesEarlierYears", 0.5)), 1.49).ShouldBe(1);
        Value(Stress(step, ("launchesEarlierYears", 0.5)), 1.5).ShouldBe(0.5);
        Value(Stress(step, ("launchesEarlierYears", 3)), 0).ShouldBe(0.5); // brought to the first day: it was not in the price paid
        Value(Stress(Stress(step, ("launchesEarlierYears", 0.5)), ("launchesEarlierYears", 0.5)), 1).ShouldBe(0.5);
    }

    [Fact]
    public void What_cannot_be_is_said_at_the_part_it_stands_in()
    {
        Problem(new CurveChoice { Kind = "blend", Curves = [FourYears] }).ShouldBe(("curves", "Blend is made of 2 to 8 curves (the curves to blend); it has 1."));
        Problem(new CurveChoice { Curves = [FourYears] }).ShouldBe(("curves", "Straight line is made of no other curves."));
        Problem(new CurveChoice { Kind = "lower-of", Curves = [FourYears, DepreciationCurveTests.Choice("straight-line", "lifeYears=0", "")] }).Field.ShouldBe("curves/1/parameters/lifeYears");
        Problem(new CurveChoice { Kind = "lower-of", Curves = [FourYears, new CurveChoice { Kind = "lower-of", Curves = [FourYears, new CurveChoice { Kind = "x" }] }] })
            .Field.ShouldBe("curves/1/curves/1/kind");
        Problem(new CurveChoice { Kind = "blend", Curves = [FourYears, EightYears], Lists = Weights(0.5, 0.4) }).Message.ShouldContain("they sum to 0.9.");
        Problem(new CurveChoice { Kind = "blend", Curves = [FourYears, EightYears], Lists = Weights(0.5, 0.5000001) }).Message.ShouldContain("they sum to 1.0000001.");
        Problem(new CurveChoice { Kind = "blend", Curves = [FourYears, EightYears], Lists = Weights(1) }).Message.ShouldContain("2 curves and 1 weights");
        Problem(new CurveChoice { Kind = "lower-of", Curves = [FourYears, null!] }).ShouldBe(("curves/1", "This curve is null: enter it, or leave it out."));
        Problem(new CurveChoice { Kind = "macrs", Options = new Dictionary<string, string> { ["convention"] = "q5" } })
            .ShouldBe(("options/convention", "convention is 'q5'. MACRS, five years (tax view): convention is one of half-year, mid-quarter-q1, mid-quarter-q2, mid-quarter-q3, mid-quarter-q4."));
        Problem(new CurveChoice { Options = new Dictionary<string, string> { ["word"] = "x" } }).Field.ShouldBe("options/word");
        Problem(new CurveChoice { Kind = "income", Options = new Dictionary<string, string> { ["channel"] = new('x', 201) } }).Field.ShouldBe("options/channel");
    }

    [Fact]
    public void Curves_of_curves_end_somewhere()
    {
        var deep = FourYears;
        for (var i = 0; i < 4; i++)
            deep = Stress(deep);
        Problem(deep).ShouldBe(("curves/0/curves/0/curves/0/curves/0/kind", "Curves are made of curves at most 4 deep."));
        var wide = new CurveChoice { Kind = "lower-of", Curves = [.. Enumerable.Repeat(new CurveChoice { Kind = "lower-of", Curves = [.. Enumerable.Repeat(FourYears, 8)] }, 8)] };
        Problem(wide).ShouldBe(("curves", "A curve is made of at most 24 curves in all."));
    }

    [Fact]
    public void A_composite_is_named_by_what_it_is_made_of_and_passes_on_what_its_parts_say()
    {
        Catalogue.DisplayName(new CurveChoice { Kind = "lower-of", Curves = [FourYears, new CurveChoice { Kind = "exponential" }] }).ShouldBe("Lower of (Straight line (lifeYears 4), Exponential)");
        Catalogue.DisplayName(new CurveChoice { Kind = "macrs", Options = new Dictionary<string, string> { ["convention"] = "mid-quarter-q4" } })
            .ShouldBe("MACRS, five years (tax view) (mid-quarter-q4)");
        var curve = Catalogue.Create(new CurveChoice { Kind = "lower-of", Curves = [FourYears, new CurveChoice { Kind = "income" }] }, CurveContext.Example);
        curve.Findings.ShouldContain(finding => finding.Name == "economic life");
        curve.Remarks.ShouldContain(remark => remark.StartsWith("Rent 2.50", StringComparison.Ordinal));
    }

    private static CurveChoice Stress(CurveChoice part, params (string Name, double Value)[] parameters) =>
        new() { Kind = "stress", Parameters = parameters.ToDictionary(pair => pair.Name, pair => pair.Value), Curves = [part] };

    private static Dictionary<string, IReadOnlyList<double>> Weights(params double[] weights) => new() { ["weights"] = weights };

    private static double Value(CurveChoice choice, double age) => Catalogue.Create(choice, CurveContext.AgeOnly).RetainedFraction(age, default);

    private static (string Field, string Message) Problem(CurveChoice choice)
    {
        var problem = Catalogue.Problems(choice, CurveContext.AgeOnly).ShouldHaveSingleItem();
        return (problem.Field, problem.Message);
    }
}
