using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>A covenant in plain English, from its data.</summary>
public static class CovenantClauses
{
    public static string State(CovenantState state) => CovenantWords.State(state);

    /// <summary>Name and threshold: "Debt service cover, at least 1.15x".</summary>
    public static string Name(Covenant covenant, AmountScale scale)
    {
        var name = string.IsNullOrWhiteSpace(covenant.Name) ? Measure(covenant.Kind) : covenant.Name.Trim();
        return $"{name}: {Side(covenant.Kind)} {Threshold(covenant, scale)}";
    }

    /// <summary>A measured value or a threshold in the kind's unit.</summary>
    public static string Value(CovenantKind kind, double? value, AmountScale scale) => kind switch
    {
        CovenantKind.LoanToValue or CovenantKind.LoanToCost or CovenantKind.HedgeShare or CovenantKind.PowerHedgeShare or CovenantKind.CustomerConcentration
            or CovenantKind.CollateralLocation => FigureFormat.Percent(value is { } ratio ? Math.Round(ratio, 4) : null),
        CovenantKind.DebtServiceCoverage or CovenantKind.ContractRealisation or CovenantKind.InterestCoverage or CovenantKind.ForwardDebtServiceCoverage => FigureFormat.Multiple(value),
        CovenantKind.MinimumLiquidity => FigureFormat.Amount(value, scale),
        CovenantKind.ChipAge => FigureFormat.Years(value),
        CovenantKind.RentalIndexTier => FigureFormat.Figure(value, FigureUnit.Price),
    };

    /// <summary>Upper side of a test in its own unit.</summary>
    public static string Upper(CovenantKind kind, CovenantTest test, AmountScale scale) => Side(kind, test.Numerator, scale);

    /// <summary>Lower side of a test in its own unit; a dash where the figure is compared as it is.</summary>
    public static string Lower(CovenantKind kind, CovenantTest test, AmountScale scale) =>
        kind is CovenantKind.MinimumLiquidity or CovenantKind.ChipAge or CovenantKind.RentalIndexTier ? "–" : Side(kind, test.Denominator, scale);

    private static string Side(CovenantKind kind, double value, AmountScale scale) => kind switch
    {
        CovenantKind.PowerHedgeShare => FigureFormat.Count((long)Math.Round(value / 1_000)) + " MWh",
        CovenantKind.CollateralLocation => FigureFormat.Count((long)Math.Round(value)) + " GPUs",
        CovenantKind.ChipAge => FigureFormat.Years(value),
        CovenantKind.RentalIndexTier => FigureFormat.Figure(value, FigureUnit.Price),
        CovenantKind.DebtServiceCoverage or CovenantKind.ForwardDebtServiceCoverage or CovenantKind.LoanToValue or CovenantKind.LoanToCost or CovenantKind.ContractRealisation
            or CovenantKind.MinimumLiquidity or CovenantKind.InterestCoverage or CovenantKind.HedgeShare or CovenantKind.CustomerConcentration => FigureFormat.Amount(value, scale),
    };

    /// <summary>The covenant as a clause of a term sheet, whole: what is measured, over what, against what, on which days, how cured, by which definition.</summary>
    /// <param name="covenant">The rule that is tested.</param>
    /// <param name="dealCase">The case it belongs to: its mark, and whether a waterfall holds accounts.</param>
    /// <param name="scale">Scale of amounts.</param>
    public static string Clause(Covenant covenant, DealCase dealCase, AmountScale scale)
    {
        var mark = Lower(dealCase.Valuation.Premise.DisplayName());
        var threshold = Threshold(covenant, scale);
        var window = covenant.TrailingMonths == 1 ? "the month" : $"the {FigureFormat.Months(covenant.TrailingMonths)}";
        var sentence = covenant.Kind switch
        {
            CovenantKind.DebtServiceCoverage =>
                $"On each test date the cash flow available for debt service over {window} then ended shall be at least {threshold} the interest and principal due in the same time.",
            CovenantKind.LoanToValue =>
                $"On each test date the principal outstanding after that day's payment shall not exceed {threshold} of the fleet's {Premise(covenant, mark)}.",
            CovenantKind.LoanToCost =>
                $"On each test date the principal outstanding after that day's payment shall not exceed {threshold} of the original cost of the delivered fleet, customer prepayments not netted.",
            CovenantKind.ContractRealisation =>
                $"On each test date what was billed to and received from the customers over {window} then ended shall be at least {FigureFormat.Percent(covenant.Threshold)} of the contracted revenue projected for the same time, measured before rounding.",
            CovenantKind.MinimumLiquidity =>
                CovenantDates.HoldsAccounts(covenant, dealCase)
                    ? $"On each test date the accounts of the order of payments shall hold at least {threshold}."
                    : $"On each test date the borrower shall hold cash and undrawn committed lines of at least {threshold}.",
            CovenantKind.InterestCoverage =>
                $"On each test date the borrower's EBITDA shall be at least {threshold} its net interest expense, both over the twelve months then ended.",
            CovenantKind.ForwardDebtServiceCoverage =>
                $"On each test date the cash flow available for debt service projected for the {FigureFormat.Months(Math.Max(1, covenant.ForwardMonths))} that follow shall be at least {threshold} the interest and principal due in the same time.",
            CovenantKind.HedgeShare =>
                $"On each test date at least {threshold} of the outstanding principal that bears a floating rate shall be under an interest-rate swap or cap.",
            CovenantKind.PowerHedgeShare =>
                $"On each test date at least {threshold} of the fleet's modelled energy shall be bought at a fixed price.",
            CovenantKind.CustomerConcentration =>
                $"On each test date {Who(covenant)} account for more than {threshold} of the contracted revenue of {window} then ended.",
            CovenantKind.CollateralLocation =>
                $"On each test date {(covenant.Threshold >= 1 ? "all GPUs" : $"at least {threshold} of the GPUs")} that secure the loan shall stand {CovenantWords.Places(covenant)}; none is moved elsewhere without the lenders' consent.",
            CovenantKind.ChipAge =>
                $"On each test date {Aged(covenant.AgeBasis)} be older than {covenant.Threshold.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)} years.",
            CovenantKind.RentalIndexTier => RentalIndexClause.Sentence(covenant.Index),
        };
        var failing = covenant.Purpose switch
        {
            CovenantPurpose.Maintenance => " A failed test is a breach.",
            CovenantPurpose.DrawStop => " A failed test stops further draws and is no breach.",
            CovenantPurpose.Trigger => " A failed test turns on what the terms name and is no breach.",
        };
        var cures = covenant.Cures.Count == 0
            ? covenant.CureRights is null ? " Equity cure: not provided." : ""
            : $" Equity cures entered: {string.Join("; ", covenant.Cures.Select(cure => $"{FigureFormat.WithCurrency(cure.Amount, scale)} on {FigureFormat.Date(cure.Date)}"))}.";
        var definition = string.IsNullOrWhiteSpace(covenant.DefinitionVersion) ? "" : $" Definition {covenant.DefinitionVersion.Trim()}.";
        return sentence + CovenantDates.Words(covenant, dealCase) + failing + CovenantChanges.Certificate(covenant) + CovenantChanges.CureRight(covenant.CureRights) + cures
            + CovenantChanges.CureCounts(covenant) + CovenantChanges.Signed(covenant, scale) + definition;
    }

    /// <summary>What a tier of a rental index does, as a phrase.</summary>
    public static string Tier(RentalIndexTier tier) => RentalIndexClause.Consequences(tier);

    /// <summary>What an amendment changes, as a phrase.</summary>
    public static string Change(CovenantKind kind, CovenantAmendment amendment, AmountScale scale) => CovenantChanges.Words(kind, amendment, scale);

    /// <summary>What is measured, as a heading.</summary>
    public static string Measure(CovenantKind kind) => kind switch
    {
        CovenantKind.DebtServiceCoverage => "Debt service cover",
        CovenantKind.LoanToValue => "Loan-to-value",
        CovenantKind.LoanToCost => "Loan-to-cost",
        CovenantKind.ContractRealisation => "Contract realisation",
        CovenantKind.MinimumLiquidity => "Minimum liquidity",
        CovenantKind.InterestCoverage => "Interest cover",
        CovenantKind.ForwardDebtServiceCoverage => "Debt service cover ahead",
        CovenantKind.HedgeShare => "Interest hedged",
        CovenantKind.PowerHedgeShare => "Power hedged",
        CovenantKind.CustomerConcentration => "Customer concentration",
        CovenantKind.CollateralLocation => "Collateral location",
        CovenantKind.ChipAge => "Age of the fleet",
        CovenantKind.RentalIndexTier => "Rental index tiers",
    };

    public static string Threshold(Covenant covenant, AmountScale scale)
    {
        if (covenant.Kind == CovenantKind.MinimumLiquidity) return Liquidity(covenant, scale);
        return covenant.Kind == CovenantKind.RentalIndexTier ? RentalIndexClause.Prices(covenant.Index) : Value(covenant.Kind, covenant.Threshold, scale);
    }

    private static string Liquidity(Covenant covenant, AmountScale scale)
    {
        var ahead = covenant.ForwardMonths > 0 ? $"the interest, principal, hedge payments and running costs of the next {FigureFormat.Months(covenant.ForwardMonths)}" : null;
        return (covenant.MinimumAmount, ahead) switch
        {
            (null, { } months) => months,
            ({ } amount, { } months) => $"{FigureFormat.WithCurrency(amount, scale)} and {months}, whichever is more",
            _ => FigureFormat.WithCurrency(covenant.MinimumAmount, scale),
        };
    }

    private static string Side(CovenantKind kind) => CovenantTester.IsAtLeast(kind) ? "at least" : "at most";

    private static string Who(Covenant covenant) => string.IsNullOrWhiteSpace(covenant.Customer) ? "no customer shall" : $"{covenant.Customer.Trim()} shall not";

    private static string Aged(ChipAgeBasis basis) => basis switch
    {
        ChipAgeBasis.OldestInService => "no GPU that secures the loan, from its day in service, shall",
        ChipAgeBasis.WeightedInService => "the fleet on average by cost, from the day in service, shall not",
        ChipAgeBasis.OldestGeneration => "no GPU that secures the loan, from the day its model could first be had, shall",
        ChipAgeBasis.WeightedGeneration => "the fleet on average by cost, from the day its models could first be had, shall not",
    };

    private static string Premise(Covenant covenant, string mark) => covenant.Premise is { } premise
        ? Lower(premise.DisplayName())
        : mark;

    public static string Lower(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
