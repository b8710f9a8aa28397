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
    /// <param name="covenant">Definition.</param>
    /// <param name="inputs">Paths of one run.</param>
    /// <returns>The covenant with its tests in date order.</returns>
    public static CovenantResult Test(Covenant covenant, CovenantInputs inputs)
    {
        var tests = covenant.Kind switch
        {
            CovenantKind.DebtServiceCoverage => DebtServiceCoverage(covenant, inputs),
            CovenantKind.LoanToValue => BalanceOver(covenant, inputs, inputs.ValueByPremise[covenant.Premise ?? inputs.MarkPremise]),
            CovenantKind.LoanToCost => BalanceOver(covenant, inputs, inputs.DeliveredCost),
            CovenantKind.ContractRealisation => Observed(covenant),
            CovenantKind.MinimumLiquidity => Liquidity(covenant, inputs),
            CovenantKind.InterestCoverage => InterestCoverage(covenant, inputs),
        };
        return new CovenantResult
        {
            CovenantId = covenant.Id,
            Name = CovenantWords.Name(covenant),
            Kind = covenant.Kind,
            Threshold = Threshold(covenant),
            Tests = tests,
            Worst = Worst(tests),
            FirstBreach = tests.FirstOrDefault(test => test.State == CovenantState.Breached)?.Date,
        };
    }

    /// <summary>Measures one pair of figures against a covenant, as every kind does in the end.</summary>
    /// <param name="covenant">Definition.</param>
    /// <param name="date">Test date.</param>
    /// <param name="month">Month of the timeline; null for a reported test.</param>
    /// <param name="numerator">Upper side, before a cure.</param>
    /// <param name="denominator">Lower side; 1 for an amount compared as it is.</param>
    /// <returns>The test with its state. A cure dated on the test date raises the numerator of a test of the form "at least" and lowers that of "at most".</returns>
    public static CovenantTest Measure(Covenant covenant, DateOnly date, int? month, double numerator, double denominator)
    {
        var atLeast = IsAtLeast(covenant.Kind);
        var cure = covenant.Cures.Where(item => item.Date == date).Sum(item => (double)(item.Amount?.Amount ?? 0m));
        var cured = atLeast ? numerator + cure : Math.Max(0, numerator - cure);
        var threshold = Threshold(covenant);
        double? actual = denominator > CoverageRatios.Nothing ? cured / denominator : null;
        double? headroom = actual is { } value && threshold > 0 ? (atLeast ? value - threshold : threshold - value) / threshold : null;
        return new CovenantTest(date, month, State(covenant, date, cured, actual, headroom), cured, denominator, actual, threshold, headroom, cure);
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
    };

    private static CovenantState State(Covenant covenant, DateOnly date, double numerator, double? actual, double? headroom)
    {
        if (date < covenant.FirstTestDate) return CovenantState.NotTestedYet;
        if (actual is null)
        {
            // Nothing on the lower side: no debt service or no projection is nothing to test; a balance over no value is the worst breach.
            var owedAgainstNothing = !IsAtLeast(covenant.Kind) && numerator > CoverageRatios.Nothing;
            return owedAgainstNothing ? CovenantState.Breached : CovenantState.NotTestedYet;
        }

        if (headroom is null) return CovenantState.Compliant;
        if (headroom < -RelativeNoise) return CovenantState.Breached;
        return headroom < covenant.AtRiskHeadroom - RelativeNoise ? CovenantState.AtRisk : CovenantState.Compliant;
    }

    private static List<CovenantTest> DebtServiceCoverage(Covenant covenant, CovenantInputs inputs)
    {
        var tests = new List<CovenantTest>(inputs.PaymentMonths.Count);
        var window = Math.Max(1, covenant.TrailingMonths);
        foreach (var month in inputs.PaymentMonths)
        {
            if (month < window || !OwedBefore(inputs, month)) continue;
            double cash = 0, due = 0;
            for (var m = month - window + 1; m <= month; m++)
            {
                cash += inputs.Cfads[m];
                due += inputs.DebtServiceDue[m];
            }

            tests.Add(Measure(covenant, inputs.Months[month], month, cash, due));
        }

        return tests;
    }

    private static List<CovenantTest> BalanceOver(Covenant covenant, CovenantInputs inputs, IReadOnlyList<double> value)
    {
        var tests = new List<CovenantTest>(inputs.PaymentMonths.Count + 1);
        if (inputs.Balance[0] > CoverageRatios.Nothing) tests.Add(Measure(covenant, inputs.Months[0], 0, inputs.Balance[0], value[0]));
        foreach (var month in inputs.PaymentMonths)
        {
            if (OwedBefore(inputs, month))
                tests.Add(Measure(covenant, inputs.Months[month], month, inputs.Balance[month], value[month]));
        }

        return tests;
    }

    private static List<CovenantTest> Observed(Covenant covenant)
    {
        var tests = new List<CovenantTest>(covenant.Observations.Count);
        foreach (var observation in covenant.Observations.OrderBy(item => item.Date))
        {
            var actual = (double)(observation.Actual?.Amount ?? 0m);
            tests.Add(Measure(covenant, observation.Date, null, actual, (double)(observation.Projected?.Amount ?? 1m)));
        }

        return tests;
    }

    private static List<CovenantTest> Liquidity(Covenant covenant, CovenantInputs inputs)
    {
        if (covenant.Observations.Count > 0) return Observed(covenant);
        if (inputs.Borrower.Liquidity is not { } held) return [];
        return [Measure(covenant, inputs.Months[0], 0, (double)held.Amount, 1)];
    }

    private static List<CovenantTest> InterestCoverage(Covenant covenant, CovenantInputs inputs)
    {
        if (covenant.Observations.Count > 0) return Observed(covenant);
        if (inputs.Borrower is not { Ebitda: { } ebitda, NetInterest: { } interest }) return [];
        return [Measure(covenant, inputs.Months[0], 0, (double)ebitda.Amount, (double)interest.Amount)];
    }

    private static bool OwedBefore(CovenantInputs inputs, int month) =>
        month > 0 && (inputs.Balance[month - 1] > CoverageRatios.Nothing || inputs.DebtServiceDue[month] > CoverageRatios.Nothing);

    private static double Threshold(Covenant covenant) =>
        covenant.Kind == CovenantKind.MinimumLiquidity ? (double)(covenant.MinimumAmount?.Amount ?? 0m) : covenant.Threshold;

    private static CovenantState Worst(List<CovenantTest> tests)
    {
        var worst = CovenantState.NotTestedYet;
        foreach (var test in tests)
        {
            if (Badness(test.State) > Badness(worst)) worst = test.State;
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
