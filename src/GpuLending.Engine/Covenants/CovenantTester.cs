using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Covenants;

/// <summary>
/// Tests covenants over a loan's life. Covenants are data: this reads the definition, measures, compares on the unrounded figure and
/// names the state. See docs/methodology/covenants.md.
/// </summary>
public static class CovenantTester
{
    /// <summary>A figure this close to the threshold, relative to it, meets it: the rest is arithmetic noise, far below what any report prints.</summary>
    public const double RelativeNoise = 1e-9;

    /// <summary>Tests every covenant.</summary>
    /// <param name="covenants">Definitions, in the case's order.</param>
    /// <param name="inputs">Paths of one run.</param>
    /// <returns>One result a covenant, in the same order, its tests in date order.</returns>
    public static IReadOnlyList<CovenantResult> Test(IReadOnlyList<Covenant> covenants, CovenantInputs inputs)
    {
        var results = new CovenantResult[covenants.Count];
        for (var i = 0; i < covenants.Count; i++) results[i] = Test(covenants[i], inputs);
        return results;
    }

    /// <summary>Tests one covenant.</summary>
    /// <param name="covenant">Definition, with its amendments, cures and waivers.</param>
    /// <param name="inputs">Paths of one run.</param>
    /// <returns>The covenant with its tests in date order.</returns>
    public static CovenantResult Test(Covenant covenant, CovenantInputs inputs)
    {
        var measure = new CovenantMeasure(covenant, inputs);
        var amendments = CovenantDefinition.Ordered(covenant);
        var cures = new CureCount(covenant);
        var tests = new List<CovenantTest>(inputs.PaymentMonths.Count + 1);
        foreach (var (date, month) in measure.Dates())
        {
            var definition = CovenantDefinition.On(covenant, amendments, date);
            if (measure.On(definition, date, month) is not { } sides) continue;
            var test = Judge(covenant, definition, date, month, sides, cures.On(date));
            tests.Add(measure.Index is { } index ? test with { Tier = index.TierAt(sides.Numerator) } : test);
        }

        return new CovenantResult
        {
            CovenantId = covenant.Id,
            Name = CovenantWords.Name(covenant),
            Kind = covenant.Kind,
            Threshold = measure.Index?.Tiers[0].Price ?? Threshold(covenant),
            Tests = tests,
            Worst = Worst(tests),
            FirstBreach = tests.Find(test => test is { State: CovenantState.Breached, Waived: false })?.Date,
            FirstWaived = tests.Find(test => test is { State: CovenantState.Breached, Waived: true })?.Date,
            Tiers = measure.Index is null ? [] : [.. measure.Index.Tiers.Select((tier, i) => tier with { FirstInForce = tests.Find(test => test.Tier > i)?.Date })],
            Odds = covenant.VolatilityPerAnnum is > 0 and var volatility ? BreachOdds.Of(tests, IsAtLeast(covenant.Kind), volatility, inputs.ValuationDate) : [],
        };
    }

    /// <summary>Whether the kind asks for at least its threshold; the others ask for at most.</summary>
    /// <param name="kind">Kind.</param>
    /// <returns>True for "at least".</returns>
    public static bool IsAtLeast(CovenantKind kind) => kind switch
    {
        CovenantKind.DebtServiceCoverage => true,
        CovenantKind.LoanToValue => false,
        CovenantKind.LoanToCost => false,
        CovenantKind.ContractRealisation => true,
        CovenantKind.MinimumLiquidity => true,
        CovenantKind.InterestCoverage => true,
        CovenantKind.ForwardDebtServiceCoverage => true,
        CovenantKind.HedgeShare => true,
        CovenantKind.PowerHedgeShare => true,
        CovenantKind.CustomerConcentration => false,
        CovenantKind.CollateralLocation => true,
        CovenantKind.ChipAge => false,
        CovenantKind.RentalIndexTier => true,
    };

    /// <summary>Relative headroom under which a compliant test reads "at risk". A share that can be 1 at most is held against the room it can have at all.</summary>
    /// <param name="covenant">Definition.</param>
    /// <param name="threshold">Threshold in force.</param>
    /// <returns>A fraction of the threshold, 0 or more.</returns>
    public static double AtRiskMargin(Covenant covenant, double threshold) => covenant.Kind switch
    {
        CovenantKind.HedgeShare or CovenantKind.PowerHedgeShare or CovenantKind.CollateralLocation =>
            threshold > 0 ? covenant.AtRiskHeadroom * Math.Max(0, 1 - threshold) / threshold : 0,
        CovenantKind.DebtServiceCoverage or CovenantKind.LoanToValue or CovenantKind.LoanToCost or CovenantKind.ContractRealisation or CovenantKind.MinimumLiquidity
            or CovenantKind.InterestCoverage or CovenantKind.ForwardDebtServiceCoverage or CovenantKind.CustomerConcentration or CovenantKind.ChipAge
            or CovenantKind.RentalIndexTier => covenant.AtRiskHeadroom,
    };

    private static CovenantTest Judge(
        Covenant covenant, in CovenantDefinition definition, DateOnly date, int? month, in CovenantSides sides, (double Counted, double Refused) cure)
    {
        var atLeast = IsAtLeast(covenant.Kind);
        var cured = atLeast ? sides.Numerator + cure.Counted : Math.Max(0, sides.Numerator - cure.Counted);
        var threshold = sides.Required ?? definition.Threshold;
        double? actual = sides.Denominator > CoverageRatios.Nothing ? cured / sides.Denominator : null;
        double? headroom = actual is { } value && threshold > 0 ? (atLeast ? value - threshold : threshold - value) / threshold : null;
        var state = date < definition.FirstTestDate ? CovenantState.NotTestedYet : State(covenant, cured, threshold, actual, headroom);
        return new CovenantTest(date, month, state, cured, sides.Denominator, actual, threshold, headroom, cure.Counted)
        {
            Waived = IsWaived(covenant, date),
            CureRefused = cure.Refused,
            DefinitionVersion = definition.Version,
            WindowMonths = sides.WindowMonths,
            Reading = sides.Reading,
        };
    }

    private static CovenantState State(Covenant covenant, double numerator, double threshold, double? actual, double? headroom)
    {
        if (actual is null)
        {
            // Nothing on the lower side: no debt service or no projection is nothing to test; a balance over no value is the worst breach.
            var owedAgainstNothing = !IsAtLeast(covenant.Kind) && numerator > CoverageRatios.Nothing;
            return owedAgainstNothing ? CovenantState.Breached : CovenantState.NotTestedYet;
        }

        if (headroom is null) return CovenantState.Compliant;
        if (headroom < -RelativeNoise) return CovenantState.Breached;
        return headroom < AtRiskMargin(covenant, threshold) - RelativeNoise ? CovenantState.AtRisk : CovenantState.Compliant;
    }

    private static bool IsWaived(Covenant covenant, DateOnly date)
    {
        foreach (var waiver in covenant.Waivers)
        {
            if (waiver.From <= date && date <= waiver.Until) return true;
        }

        return false;
    }

    private static double Threshold(Covenant covenant) =>
        covenant.Kind == CovenantKind.MinimumLiquidity ? (double)(covenant.MinimumAmount?.Amount ?? 0m) : covenant.Threshold;

    private static CovenantState Worst(List<CovenantTest> tests)
    {
        var worst = CovenantState.NotTestedYet;
        foreach (var test in tests)
        {
            if (!(test is { State: CovenantState.Breached, Waived: true }) && Badness(test.State) > Badness(worst)) worst = test.State;
        }

        return worst;
    }

    private static int Badness(CovenantState state) => state switch
    {
        CovenantState.NotTestedYet => 0,
        CovenantState.Compliant => 1,
        CovenantState.AtRisk => 2,
        CovenantState.Breached => 3,
    };
}
