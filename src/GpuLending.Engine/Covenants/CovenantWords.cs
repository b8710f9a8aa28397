using System.Globalization;
using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Covenants;

/// <summary>A covenant in one line, written from the same data that is tested.</summary>
public static class CovenantWords
{
    /// <summary>Name, window and threshold, such as "Debt service cover, trailing 3 months, at least 1.15x".</summary>
    /// <param name="covenant">Definition.</param>
    /// <returns>One line without a full stop.</returns>
    public static string Name(Covenant covenant)
    {
        var measure = covenant.Kind switch
        {
            CovenantKind.DebtServiceCoverage => $"Debt service cover, {Window(covenant)}",
            CovenantKind.LoanToValue => covenant.Premise is { } premise ? $"Loan-to-value, {premise.DisplayName()}" : "Loan-to-value",
            CovenantKind.LoanToCost => "Loan-to-cost",
            CovenantKind.ContractRealisation => $"Contract realisation ratio, {Window(covenant)}",
            CovenantKind.MinimumLiquidity => "Minimum liquidity",
            CovenantKind.InterestCoverage => "EBITDA over net interest",
        };
        var title = string.IsNullOrWhiteSpace(covenant.Name) || measure.StartsWith(covenant.Name, StringComparison.OrdinalIgnoreCase) ? measure : $"{covenant.Name}: {measure}";
        return $"{title}, {(CovenantTester.IsAtLeast(covenant.Kind) ? "at least" : "at most")} {Threshold(covenant)}";
    }

    private static string Window(Covenant covenant) =>
        covenant.TrailingMonths == 1 ? "each month" : $"trailing {covenant.TrailingMonths.ToString(CultureInfo.InvariantCulture)} months";

    private static string Threshold(Covenant covenant) => covenant.Kind switch
    {
        CovenantKind.DebtServiceCoverage or CovenantKind.ContractRealisation or CovenantKind.InterestCoverage =>
            covenant.Threshold.ToString("0.00##", CultureInfo.InvariantCulture) + "x",
        CovenantKind.LoanToValue or CovenantKind.LoanToCost => (covenant.Threshold * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %",
        CovenantKind.MinimumLiquidity => covenant.MinimumAmount?.ToString() ?? "not provided",
    };
}
