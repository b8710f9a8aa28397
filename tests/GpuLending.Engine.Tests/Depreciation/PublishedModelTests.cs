using GpuLending.Engine.Collateral;
using GpuLending.Engine.Depreciation;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Depreciation;

/// <summary>The rest of the depreciation models handed over with the project as its validation data, each value recomputed there from the formula beside it;
/// <see cref="DepreciationCurveTests"/> holds those that are a table of whole years. All to 1e-9 relative.</summary>
public sealed class PublishedModelTests
{
    // weibull: v0 exp(-(t / scale)^shape), scale 5.14, shape 1.69.
    // logistic_normalised: v0 (1 + exp(-k midpoint)) / (1 + exp(k (t - midpoint))), k 0.93, midpoint 4.
    // macrs_5yr_half_year_200db: IRS Pub. 946 table A-1, basis at the end of each tax year, cost 30,000, the final 0 absolute.
    // macrs_5yr_mid_quarter_q4: IRS Pub. 946 table A-5, percentages 5, 38, 22.8, 13.68, 10.94, 9.58.
    public static TheoryData<string, string, string, double, double[]> Tables => new()
    {
        {
            "weibull", "scaleYears=5.14 shape=1.69", "", 30_000,
            [30000.0, 28171.848590763548, 24491.58593689139, 20058.621141429016, 15590.020109534858, 11551.26243039089, 8185.632214901673]
        },
        {
            "logistic", "steepnessPerYear=0.93 midpointYears=4", "", 30_000,
            [30000.0, 28948.939999075043, 26587.99579391823, 22033.585947136475, 15363.509517685367, 8693.433088234262, 4139.0232414525]
        },
        { "macrs", "", "half-year", 30_000, [30000.0, 24000.0, 14400.0, 8640.0, 5184.0, 1728.0, 0.0] },
        { "macrs", "", "mid-quarter-q4", 1, [1, 0.95, 0.57, 0.342, 0.2052, 0.0958, 0] },
    };

    // rent at the start, log decay of rent a year, value, economic life in months. Utilisation 0.75, 1.275 kW, power 0.08 a kWh, PUE 1.3, colocation 180 a kW and
    // month, other cost 0.15 an hour, 12 % a year nominal monthly, salvage 500; life at most 180 months, salvage paid then also when capped.
    public static TheoryData<double, double, double, int> Incomes => new()
    {
        { 2.0, 0.05, 35020.23799243757, 180 },
        { 2.0, 0.15, 17091.01096923359, 74 },
        { 2.0, 0.25, 11403.019976776692, 45 },
        { 2.0, 0.35, 8658.102057216249, 32 },
        { 2.0, 0.55, 5977.27427034092, 21 },
        { 2.5, 0.05, 52832.30320131029, 180 },
        { 2.5, 0.15, 27373.491315151692, 92 },
        { 2.5, 0.25, 18402.67943213904, 55 },
        { 2.5, 0.35, 13964.522627041446, 40 },
        { 2.5, 0.55, 9577.11936252573, 25 },
        { 3.0, 0.05, 70644.36841018293, 180 },
        { 3.0, 0.15, 38242.92933431177, 107 },
        { 3.0, 0.25, 25902.340222306575, 64 },
        { 3.0, 0.35, 19691.1097785146, 46 },
        { 3.0, 0.55, 13479.137396319655, 29 },
        { 3.8, 0.05, 99143.67274437919, 180 },
        { 3.8, 0.15, 56307.065662341, 126 },
        { 3.8, 0.25, 38515.0205847605, 76 },
        { 3.8, 0.35, 29378.276392821575, 54 },
        { 3.8, 0.55, 20114.386668684016, 35 },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Whole_years_are_those_published(string kind, string parameters, string convention, double cost, double[] expected)
    {
        var choice = DepreciationCurveTests.Choice(kind, parameters, "");
        if (convention.Length > 0)
            choice = choice with { Options = new Dictionary<string, string> { ["convention"] = convention } };
        var curve = CurveCatalogue.Standard.Create(choice, CurveContext.AgeOnly);
        for (var year = 0; year < expected.Length; year++)
            (cost * curve.RetainedFraction(year, default)).ShouldBe(expected[year], Math.Max(1e-9 * expected[year], 1e-9), $"{kind} {parameters} {convention}, year {year}");
        curve.RetainedFraction(expected.Length, default).ShouldBeLessThanOrEqualTo(curve.RetainedFraction(expected.Length - 1, default));
    }

    // units_of_production: cost 30,000, salvage 3,000, 43,800 hours in a lifetime.
    [Theory]
    [InlineData(0, 30000.0)]
    [InlineData(8_000, 25068.49315068493)]
    [InlineData(20_000, 17671.23287671233)]
    [InlineData(43_800, 3000.0)]
    [InlineData(50_000, 3000.0)]
    public void Hours_of_work_use_value_up(double hours, double expected)
    {
        var choice = DepreciationCurveTests.Choice("units-of-production", "lifetimeHours=43800 salvageFraction=0.1 utilisation=0.6", "");
        var curve = CurveCatalogue.Standard.Create(choice, CurveContext.AgeOnly);
        (30_000 * curve.RetainedFractionAtHours(hours)!.Value).ShouldBe(expected, 1e-9 * expected, $"{hours} hours");
        (30_000 * curve.RetainedFraction(hours / (8_760 * 0.6), default)).ShouldBe(expected, 1e-9 * expected, $"{hours} hours as years");
        CurveCatalogue.Standard.Create(new CurveChoice(), CurveContext.AgeOnly).RetainedFractionAtHours(hours).ShouldBeNull();
    }

    // replacement_cost_parity: a B200 at 47,409 against an H100; watts with the share of the server.
    [Fact]
    public void Replacement_parity_is_the_published_value()
    {
        var parity = new ReplacementParityValue { NewPrice = 47409.0, WorkRatio = 989.4 / 2250.0, NewWatts = 1787, OldWatts = 1275 };
        parity.DiscountedHours.ShouldBe(27720.990430240592, 1e-9 * 27720.990430240592);
        parity.NewCostPerHour.ShouldBe(0.6264781369863014, 1e-9 * 0.6264781369863014);
        parity.OldCostPerHour.ShouldBe(0.4469835616438356, 1e-9 * 0.4469835616438356);
        parity.Value.ShouldBe(16093.16102701264, 1e-9 * 16093.16102701264);
    }

    [Theory]
    [MemberData(nameof(Incomes))]
    public void Income_is_the_published_value_with_its_economic_life(double rent, double decay, double value, int months)
    {
        var terms = new IncomeValue
        {
            RentPerHour = rent,
            DecayPerYear = decay,
            Utilisation = 0.75,
            KilowattsPerGpu = 1.275,
            PowerPricePerKilowattHour = 0.08,
            PowerUsageEffectiveness = 1.3,
            ColocationPerKilowattMonth = 180,
            OtherCostPerHour = 0.15,
            DiscountRate = 0.12,
            Salvage = 500,
        };
        terms.CostPerHour.ShouldBe(0.5969835616438356, 1e-9 * 0.5969835616438356);
        var outcome = terms.Compute();
        outcome.Value.ShouldBe(value, 1e-9 * value, $"rent {rent}, decay {decay}");
        outcome.EconomicLifeMonths.ShouldBe(months);
        outcome.IsCapped.ShouldBe(months == IncomeValue.MostMonths);
    }

    [Theory]
    [InlineData("half-year")]
    [InlineData("mid-quarter-q1")]
    [InlineData("mid-quarter-q2")]
    [InlineData("mid-quarter-q3")]
    [InlineData("mid-quarter-q4")]
    public void A_tax_table_leaves_nothing_after_six_years_and_is_no_mark(string convention)
    {
        var choice = new CurveChoice { Kind = "macrs", Options = new Dictionary<string, string> { ["convention"] = convention } };
        CurveCatalogue.Standard.Create(choice, CurveContext.AgeOnly).RetainedFraction(6, default).ShouldBe(0);
        CurveCatalogue.Standard.WhyNoMark(choice)!.ShouldContain("tax");
        CurveCatalogue.Standard.WhyNoMark(new CurveChoice { Kind = "lower-of", Curves = [new(), choice] }).ShouldNotBeNull();
        CurveCatalogue.Standard.WhyNoMark(new CurveChoice()).ShouldBeNull();
    }
}
