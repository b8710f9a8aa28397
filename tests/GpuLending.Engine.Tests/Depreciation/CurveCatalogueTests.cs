using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Depreciation;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Depreciation;

public sealed partial class CurveCatalogueTests
{
    private static readonly CurveCatalogue Catalogue = CurveCatalogue.Standard;

    [Fact]
    public void Every_kind_describes_itself_and_its_defaults_are_inside_their_ranges()
    {
        foreach (var kind in Catalogue.Kinds)
        {
            Id().IsMatch(kind.Id).ShouldBeTrue(kind.Id);
            foreach (var text in new[] { kind.DisplayName, kind.Formula, kind.AgeUnit, kind.AtAgeZero, kind.BeyondLife, kind.Source })
                text.ShouldNotBeNullOrWhiteSpace(kind.Id);
            foreach (var parameter in kind.Parameters)
            {
                parameter.Meaning.ShouldNotBeNullOrWhiteSpace();
                parameter.Unit.ShouldNotBeNullOrWhiteSpace();
                parameter.Default.ShouldBeInRange(parameter.Minimum, parameter.Maximum, $"{kind.Id}/{parameter.Name}");
            }
        }

        Catalogue.Find("straight-line").ShouldBeOfType<StraightLine>();
        Catalogue.Create(new CurveChoice(), CurveContext.AgeOnly).RetainedFraction(3, default).ShouldBe(0.5);
    }

    // kind, parameters, lists, field, words of the message
    [Theory]
    [InlineData("straight", "", "", "kind", "known are straight-line, declining-balance")]
    [InlineData("straight-line", "lifeYears=0", "", "parameters/lifeYears", "between 0.25 and 40 (years)")]
    [InlineData("straight-line", "lifeYears=NaN", "", "parameters/lifeYears", "between 0.25 and 40")]
    [InlineData("straight-line", "salvageFraction=1.01", "", "parameters/salvageFraction", "between 0 and 1")]
    [InlineData("straight-line", "life=5", "", "parameters/life", "it has lifeYears, salvageFraction")]
    [InlineData("straight-line", "", "ages=1", "lists/ages", "it has none")]
    [InlineData("sum-of-years-digits", "lifeYears=4.5", "", "parameters/lifeYears", "lifeYears is 4.5. ")]
    [InlineData("exponential", "decayPerYear=-0.1", "", "parameters/decayPerYear", "decayPerYear is -0.1. Exponential: decayPerYear is between 0 and 5 (per year).")]
    [InlineData("generation-step", "", "successorAges=0", "", "above zero")]
    [InlineData("generation-step", "", "successorAges=-1", "lists/successorAges", "successorAges[0] is -1. Generation step: every element of successorAges is between 0 and 40 (years).")]
    [InlineData("table", "", "", "", "at least one point")]
    [InlineData("table", "", "ages=1,2 fractions=0.5", "", "2 ages and 1 fractions")]
    [InlineData("table", "", "ages=2,1 fractions=0.5,0.4", "", "ages of a table rise")]
    [InlineData("table", "", "ages=1,2 fractions=0.5,0.6", "", "rises from 0.5")]
    [InlineData("table", "", "ages=1.01,1.02,1.03 fractions=0.5,0.6,0.4", "", "rises from 0.5 to 0.6")] // between two months
    public void What_cannot_be_is_said_by_field(string kind, string parameters, string lists, string field, string words)
    {
        var choice = DepreciationCurveTests.Choice(kind, parameters, lists);
        var problem = Catalogue.Problems(choice, CurveContext.AgeOnly).ShouldHaveSingleItem();
        problem.Field.ShouldBe(field);
        problem.Message.ShouldContain(words);
        Should.Throw<ArgumentException>(() => Catalogue.Create(choice, CurveContext.AgeOnly)).Message.ShouldContain(words);
    }

    [Fact]
    public void A_document_that_says_null_means_none()
    {
        var choice = new CurveChoice { Parameters = null!, Lists = null! };
        Catalogue.Problems(choice, CurveContext.AgeOnly).ShouldBeEmpty();
        Catalogue.DisplayName(choice).ShouldBe("Straight line");
    }

    [Theory]
    [InlineData(double.NaN, "is not a number")]
    [InlineData(-0.01, "is negative (-0.01)")]
    [InlineData(1.5, "is above original cost (1.5)")]
    public void A_plug_in_that_leaves_the_range_is_refused(double value, string words)
    {
        var catalogue = Catalogue.With(new PlugIn(age => age < 2 ? 1 : value));
        var problem = catalogue.Problems(new CurveChoice { Kind = "plug-in" }, CurveContext.AgeOnly).ShouldHaveSingleItem();
        problem.Message.ShouldContain(words);
        problem.Message.ShouldContain("2 years");
    }

    [Fact]
    public void A_plug_in_that_appreciates_is_refused()
    {
        var catalogue = Catalogue.With(new PlugIn(age => age < 2 ? 0.5 : 0.6));
        catalogue.TryCreate(new CurveChoice { Kind = "plug-in" }, CurveContext.AgeOnly, out var curve, out var problems).ShouldBeFalse();
        curve.ShouldBeNull();
        problems.ShouldHaveSingleItem().Message.ShouldContain("rises from 0.5 to 0.6; appreciation is never credited");
    }

    [Fact]
    public void A_rise_is_told_with_the_digits_it_takes_to_see_it()
    {
        var catalogue = Catalogue.With(new PlugIn(age => age < 2 ? 0.5 : 0.5 + 1e-9));
        catalogue.Problems(new CurveChoice { Kind = "plug-in" }, CurveContext.AgeOnly).ShouldHaveSingleItem().Message.ShouldContain("rises from 0.5 to 0.500000001;");
    }

    // kind, option, value, words: told at the field, by a kind that needs the market to know
    [Theory]
    [InlineData("market-calibrated", "from", "2025-13-01", "from is a day such as 2025-10-31, or empty; it is '2025-13-01'")]
    [InlineData("market-calibrated", "to", "soon", "to is a day")]
    [InlineData("replacement-parity", "against", "nope", "no GPU model 'nope'")]
    [InlineData("income", "channel", "nobody", "a provider named 'nobody'")]
    public void A_word_the_market_does_not_know_is_refused_at_its_field(string kind, string option, string value, string words)
    {
        var choice = new CurveChoice { Kind = kind, Options = new Dictionary<string, string> { [option] = value } };
        var problem = Catalogue.Problems(new CurveChoice { Kind = "lower-of", Curves = [new(), choice] }, CurveContext.Example).ShouldHaveSingleItem();
        problem.Field.ShouldBe($"curves/1/options/{option}");
        problem.Message.ShouldContain(words);
        problem.Message.ShouldNotContain("Parameter");
        Catalogue.Problems(new CurveChoice { Kind = "market-calibrated", Options = new Dictionary<string, string> { ["from"] = "2025-02-01", ["to"] = "2025-01-01" } }, CurveContext.Example)
            .ShouldHaveSingleItem().Field.ShouldBe("options/from");
    }

    [Fact]
    public void A_registered_plug_in_is_listed_and_made_like_the_others()
    {
        var catalogue = Catalogue.With(new PlugIn(age => 1 / (1 + age)));
        catalogue.Kinds.Length.ShouldBe(Catalogue.Kinds.Length + 1);
        var curve = catalogue.Create(new CurveChoice { Kind = "plug-in" }, CurveContext.AgeOnly);
        var fractions = new double[2];
        curve.RetainedFractions([1.0, 3.0], new DateOnly[2], fractions);
        fractions.ShouldBe([0.5, 0.25]);
        Should.Throw<ArgumentException>(() => catalogue.With(new PlugIn(_ => 1))).Message.ShouldContain("already has");
        Catalogue.TryFind("plug-in", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_successor_in_the_catalogue_steps_the_value_on_the_day_it_ships()
    {
        // A made-up chain: A is followed by B a year after service began, B by C two years after that, C by a part without a date.
        GpuModel[] models =
        [
            new() { Key = "A", Successor = "B" },
            new() { Key = "B", Successor = "C", GeneralAvailability = new(2025, 6, 30) },
            new() { Key = "C", Successor = "D", PlannedAvailability = new(2027, 6, 30) },
            new() { Key = "D", Successor = "A" },
        ];
        var byKey = models.ToDictionary(model => model.Key);
        SuccessorAges.Of(models[0], byKey, new DateOnly(2024, 6, 30)).ShouldBe([1.0, 3.0]);
        SuccessorAges.Of(models[0], byKey, new DateOnly(2025, 6, 30)).ShouldBe([2.0]); // shipped on the day: in the price paid
        SuccessorAges.Of(models[3], byKey, new DateOnly(2024, 6, 30)).ShouldBeEmpty(); // its successor has no date

        var context = new CurveContext { Model = models[0], InServiceDate = new(2024, 6, 30), Snapshot = new MarketSnapshot { Models = byKey } };
        var choice = DepreciationCurveTests.Choice("generation-step", "driftPerYear=0 stepFraction=0.2", "");
        var curve = Catalogue.Create(choice, context);
        curve.RetainedFraction(0.99, default).ShouldBe(1);
        curve.RetainedFraction(1, default).ShouldBe(0.8, 1e-15);
        curve.RetainedFraction(3, default).ShouldBe(0.64, 1e-15);
    }

    [Fact]
    public void Every_preset_makes_a_curve_and_names_its_source()
    {
        CurvePresets.All.Length.ShouldBe(7);
        foreach (var preset in CurvePresets.All)
        {
            Catalogue.Problems(preset.Choice, CurveContext.AgeOnly).ShouldBeEmpty(preset.Id);
            preset.Source.ShouldNotBeNullOrWhiteSpace();
            CurvePresets.Find(preset.Id).ShouldBeSameAs(preset);
        }

        Catalogue.DisplayName(CurvePresets.Find("sl-5.5").Choice).ShouldBe("Straight line, 5.5 years");
        Catalogue.DisplayName(new CurveChoice()).ShouldBe("Straight line");
        Catalogue.DisplayName(DepreciationCurveTests.Choice("straight-line", "lifeYears=5", "")).ShouldBe("Straight line (lifeYears 5)");
        // V20: 300,000 to 150,000 in exactly three years is 20.630 % a year.
        (1 - Catalogue.Create(CurvePresets.Find("exponential-20.63").Choice, CurveContext.AgeOnly).RetainedFraction(1, default)).ShouldBe(0.20630, 5e-6);
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex Id();

    private sealed class PlugIn(Func<double, double> formula) : ICurveKind
    {
        public string Id => "plug-in";

        public string DisplayName => "Plug-in";

        public ImmutableArray<string> AlsoKnownAs => [];

        public string Formula => "given";

        public string AgeUnit => "years";

        public string AtAgeZero => "1";

        public string BeyondLife => "given";

        public string Source => "test";

        public ImmutableArray<CurveParameter> Parameters => [];

        public IDepreciationCurve Create(CurveArguments arguments, CurveContext context) => new Curve(formula);

        private sealed class Curve(Func<double, double> formula) : IDepreciationCurve
        {
            public double RetainedFraction(double ageYears, DateOnly date) => formula(ageYears);
        }
    }
}
