using System.Globalization;
using CsCheck;
using GpuLending.Engine.Depreciation;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Depreciation;

public sealed class DepreciationCurveTests
{
    // Rows: kind, parameters, lists, cost, values at whole years 0, 1, 2, ..., relative and absolute tolerance.
    // Source of the first six: the depreciation models handed over with the project as its validation data, each value recomputed there
    // from the formula beside it (straight_line, double_declining_balance_floor_salvage, sum_of_years_digits, exponential,
    // exponential_with_floor, generation_step). Source of the SL rows: validation case V20 (published accounting lives, synthetic cost 100).
    public static TheoryData<string, string, string, double, double[], double, double> Published => new()
    {
        {
            "straight-line", "lifeYears=5 salvageFraction=0.1", "", 30_000,
            [30000.0, 24600.0, 19200.0, 13800.0, 8400.0, 3000.0, 3000.0], 1e-9, 0
        },
        {
            "declining-balance", "ratePerYear=0.4 salvageFraction=0.1", "", 30_000,
            [30000.0, 18000.0, 10800.0, 6480.0, 3888.0, 3000.0, 3000.0], 1e-9, 0
        },
        {
            "sum-of-years-digits", "lifeYears=5 salvageFraction=0.1", "", 30_000,
            [30000.0, 21000.0, 13800.0, 8400.0, 4800.0, 3000.0, 3000.0], 1e-9, 0
        },
        {
            "exponential", "decayPerYear=0.3", "", 30_000,
            [30000.0, 22224.546620451536, 16464.34908282079, 12197.089792217976, 9035.826357366064, 6693.9048044528945, 4958.9666466475965], 1e-9, 0
        },
        {
            "exponential-with-floor", "decayPerYear=0.3 floorFraction=0.06", "", 30_000,
            [30000.0, 22691.073823224448, 17276.488137851542, 13265.264404684896, 10293.6767759241, 8092.27051618572, 6461.42864784874], 1e-9, 0
        },
        {
            "generation-step", "driftPerYear=0.187 stepFraction=0.27", "successorAges=2,3.5", 30_000,
            [30000.0, 24883.31209156212, 15066.694369054649, 12496.975272445616, 7566.842640350102, 6276.270232252383, 5205.8130320039045], 1e-9, 0
        },
        { "straight-line", "lifeYears=6", "", 100, [100, 83.333, 66.667, 50.000, 33.333, 16.667, 0, 0], 0, 1e-3 },
        { "straight-line", "lifeYears=5", "", 100, [100, 80, 60, 40, 20, 0], 0, 1e-3 },
        { "straight-line", "lifeYears=4", "", 100, [100, 75, 50, 25, 0], 0, 1e-3 },
        { "straight-line", "lifeYears=5.5", "", 100, [100, 81.8182, 63.6364, 45.4545, 27.2727, 9.0909, 0], 0, 1e-3 },
        { "exponential", "", "", 100, [100, 79.3701, 62.9961, 50.000], 0, 1e-3 },
        { "table", "", "ages=1,2,4 fractions=0.8,0.5,0.2", 100, [100, 80, 50, 35, 20, 20], 1e-9, 0 },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Whole_years_are_those_published(string kind, string parameters, string lists, double cost, double[] expected, double relative, double absolute)
    {
        var curve = CurveCatalogue.Standard.Create(Choice(kind, parameters, lists), CurveContext.AgeOnly);
        for (var year = 0; year < expected.Length; year++)
        {
            var got = cost * curve.RetainedFraction(year, new DateOnly(2026, 1, 1));
            got.ShouldBe(
                expected[year],
                absolute + (relative * expected[year]) + 1e-11,
                $"{kind} {parameters} {lists}, cost {cost.ToString(CultureInfo.InvariantCulture)}, year {year}");
        }
    }

    [Theory]
    [InlineData("declining-balance", "ratePerYear=0.4", "", 1.5, 0.48)]             // straight between 0.6 and 0.36
    [InlineData("sum-of-years-digits", "lifeYears=5", "", 0.5, 5.0 / 6)]            // straight between 1 and 10/15
    [InlineData("table", "", "ages=0,2 fractions=0.9,0.5", 0, 0.9)]                 // the first age is zero
    [InlineData("table", "", "ages=0,2 fractions=0.9,0.5", 1, 0.7)]
    [InlineData("straight-line", "lifeYears=6", "", -1, 1)]                         // below zero counts as zero
    [InlineData("generation-step", "driftPerYear=0 stepFraction=0.27", "successorAges=2", 1.9999999, 1)]
    [InlineData("generation-step", "driftPerYear=0 stepFraction=0.27", "successorAges=2", 2, 0.73)]  // at t = s the step has happened
    [InlineData("generation-step", "driftPerYear=0 stepFraction=0.5", "successorAges=3,1", 2, 0.5)]  // any order
    public void Between_whole_years_the_catalogue_entry_holds(string kind, string parameters, string lists, double age, double expected) =>
        CurveCatalogue.Standard.Create(Choice(kind, parameters, lists), CurveContext.AgeOnly)
            .RetainedFraction(age, new DateOnly(2026, 1, 1)).ShouldBe(expected, 1e-12);

    [Fact]
    public void No_curve_rises_with_age_leaves_its_range_or_differs_in_bulk()
    {
        var kinds = CurveCatalogue.Standard.Kinds;
        Gen.Select(Gen.Int[0, kinds.Length - 1], Gen.Double[0, 1].Array[RandomCurves.Draws], Gen.Double[0, 45].Array[2, 60]).Sample((k, draws, ages) =>
        {
            var curve = CurveCatalogue.Standard.Create(RandomCurves.Choice(kinds[k], draws), CurveContext.Example);
            Array.Sort(ages);
            var dates = new DateOnly[ages.Length];
            var bulk = new double[ages.Length];
            curve.RetainedFractions(ages, dates, bulk);
            var last = 1.0;
            for (var i = 0; i < ages.Length; i++)
            {
                var fraction = curve.RetainedFraction(ages[i], dates[i]);
                fraction.ShouldBe(bulk[i]);
                fraction.ShouldBeInRange(0, last + 1e-12, $"{kinds[k].Id} at {ages[i]}");
                last = fraction;
            }
        }, iter: 3_000);
    }

    [Fact]
    public void A_curve_that_says_it_starts_at_one_does()
    {
        var kinds = CurveCatalogue.Standard.Kinds.Where(kind => kind.AtAgeZero.StartsWith('1')).ToArray();
        kinds.Length.ShouldBeGreaterThan(9);
        Gen.Select(Gen.Int[0, kinds.Length - 1], Gen.Double[0, 1].Array[RandomCurves.Draws]).Sample((k, draws) =>
            CurveCatalogue.Standard.Create(RandomCurves.Choice(kinds[k], draws), CurveContext.Example).RetainedFraction(0, default).ShouldBe(1, 1e-12, kinds[k].Id));
    }

    [Fact]
    public void A_path_is_evaluated_without_allocating()
    {
        var ages = new double[240];
        for (var i = 0; i < ages.Length; i++)
            ages[i] = i / 12.0;
        var dates = new DateOnly[ages.Length];
        var fractions = new double[ages.Length];
        foreach (var kind in CurveCatalogue.Standard.Kinds)
        {
            var curve = CurveCatalogue.Standard.Create(RandomCurves.Choice(kind, [.. Enumerable.Repeat(0.5, RandomCurves.Draws)]), CurveContext.Example);
            curve.RetainedFractions(ages, dates, fractions);
            var before = GC.GetAllocatedBytesForCurrentThread();
            curve.RetainedFractions(ages, dates, fractions);
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0, kind.Id);
        }
    }

    [Fact]
    public void Spans_of_different_length_are_refused()
    {
        var curve = CurveCatalogue.Standard.Create(new CurveChoice(), CurveContext.AgeOnly);
        Should.Throw<ArgumentException>(() => curve.RetainedFractions(new double[2], new DateOnly[2], new double[3]));
        Should.Throw<ArgumentException>(() => curve.RetainedFractions(new double[2], new DateOnly[1], new double[2]));
    }

    internal static CurveChoice Choice(string kind, string parameters, string lists) => new()
    {
        Kind = kind,
        Parameters = parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('='))
            .ToDictionary(pair => pair[0], pair => double.Parse(pair[1], CultureInfo.InvariantCulture)),
        Lists = lists.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('=')).ToDictionary(
            pair => pair[0],
            pair => (IReadOnlyList<double>)[.. pair[1].Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture))]),
    };
}
