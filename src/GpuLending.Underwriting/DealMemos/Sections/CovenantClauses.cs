using GpuLending.Engine.Collateral;
using GpuLending.Engine.Covenants;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>A covenant in plain English, from its data.</summary>
internal static class CovenantClauses
{
    public static string State(CovenantState state) => state switch
    {
        CovenantState.Compliant => "compliant",
        CovenantState.AtRisk => "at risk",
        CovenantState.Breached => "breached",
        CovenantState.NotTestedYet => "not tested yet",
    };

    /// <summary>Name and threshold: "Debt service cover, at least 1.15x".</summary>
    public static string Name(Covenant covenant, AmountScale scale)
    {
        var name = string.IsNullOrWhiteSpace(covenant.Name) ? Measure(covenant.Kind) : covenant.Name.Trim();
        return $"{name}: {Side(covenant.Kind)} {Threshold(covenant, scale)}";
    }

    /// <summary>A measured value or a threshold in the kind's unit.</summary>
    public static string Value(CovenantKind kind, double? value, AmountScale scale) => kind switch
    {
        CovenantKind.LoanToValue or CovenantKind.LoanToCost => FigureFormat.Percent(value is { } ratio ? Math.Round(ratio, 4) : null),
        CovenantKind.DebtServiceCoverage or CovenantKind.ContractRealisation or CovenantKind.InterestCoverage => FigureFormat.Multiple(value),
        CovenantKind.MinimumLiquidity => FigureFormat.Amount(value, scale),
    };

    /// <summary>The covenant as a clause of a term sheet, whole: what is measured, over what, against what, from when, how cured.</summary>
    public static string Clause(Covenant covenant, AmountScale scale, string mark)
    {
        var threshold = Threshold(covenant, scale);
        var window = covenant.TrailingMonths == 1 ? "the month" : $"the {FigureFormat.Months(covenant.TrailingMonths)}";
        var sentence = covenant.Kind switch
        {
            CovenantKind.DebtServiceCoverage =>
                $"On each test date the cash flow available for debt service over {window} then ended shall be at least {threshold} the interest and principal due in the same time.",
            CovenantKind.LoanToValue =>
                $"On each test date the outstanding principal shall not exceed {threshold} of the fleet's {Premise(covenant, mark)}.",
            CovenantKind.LoanToCost =>
                $"On each test date the outstanding principal shall not exceed {threshold} of the original cost of the delivered fleet, customer prepayments not netted.",
            CovenantKind.ContractRealisation =>
                $"On each test date what was billed to and received from the customers over {window} then ended shall be at least {FigureFormat.Percent(covenant.Threshold)} of the contracted revenue projected for the same time, measured before rounding.",
            CovenantKind.MinimumLiquidity =>
                $"On each test date the borrower shall hold cash and undrawn committed lines of at least {threshold}.",
            CovenantKind.InterestCoverage =>
                $"On each test date the borrower's EBITDA shall be at least {threshold} its net interest expense, both over the twelve months then ended.",
        };
        var first = covenant.FirstTestDate is { } date ? $" First tested on {FigureFormat.Date(date)}." : " First tested on the first payment date.";
        var failing = covenant.Purpose switch
        {
            CovenantPurpose.Maintenance => " A failed test is a breach.",
            CovenantPurpose.DrawStop => " A failed test stops further draws and is no breach.",
        };
        var cures = covenant.Cures.Count == 0
            ? " Equity cure: not provided."
            : $" Equity cures counted: {string.Join("; ", covenant.Cures.Select(cure => $"{FigureFormat.WithCurrency(cure.Amount, scale)} on {FigureFormat.Date(cure.Date)}"))}.";
        return sentence + first + failing + cures;
    }

    /// <summary>What is measured, as a heading.</summary>
    public static string Measure(CovenantKind kind) => kind switch
    {
        CovenantKind.DebtServiceCoverage => "Debt service cover",
        CovenantKind.LoanToValue => "Loan-to-value",
        CovenantKind.LoanToCost => "Loan-to-cost",
        CovenantKind.ContractRealisation => "Contract realisation",
        CovenantKind.MinimumLiquidity => "Minimum liquidity",
        CovenantKind.InterestCoverage => "Interest cover",
    };

    public static string Threshold(Covenant covenant, AmountScale scale) => covenant.Kind == CovenantKind.MinimumLiquidity
        ? FigureFormat.WithCurrency(covenant.MinimumAmount, scale)
        : Value(covenant.Kind, covenant.Threshold, scale);

    private static string Side(CovenantKind kind) => kind switch
    {
        CovenantKind.LoanToValue or CovenantKind.LoanToCost => "at most",
        CovenantKind.DebtServiceCoverage or CovenantKind.ContractRealisation or CovenantKind.MinimumLiquidity or CovenantKind.InterestCoverage => "at least",
    };

    private static string Premise(Covenant covenant, string mark) => covenant.Premise is { } premise
        ? Lower(premise.DisplayName())
        : mark;

    public static string Lower(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
