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
            CovenantKind.ForwardDebtServiceCoverage => $"Debt service cover, next {Months(Math.Max(1, covenant.ForwardMonths))}",
            CovenantKind.HedgeShare => "Floating-rate principal hedged",
            CovenantKind.PowerHedgeShare => "Energy at a fixed price",
            CovenantKind.CustomerConcentration => $"{(string.IsNullOrWhiteSpace(covenant.Customer) ? "Largest customer" : covenant.Customer)} of contracted revenue, {Window(covenant)}",
            CovenantKind.CollateralLocation => $"GPUs standing {Places(covenant)}",
            CovenantKind.ChipAge => Age(covenant.AgeBasis),
            CovenantKind.RentalIndexTier => $"Rental index {covenant.Index?.IndexId}".TrimEnd(),
        };
        var title = string.IsNullOrWhiteSpace(covenant.Name) || measure.StartsWith(covenant.Name, StringComparison.OrdinalIgnoreCase) ? measure : $"{covenant.Name}: {measure}";
        return $"{title}, {(CovenantTester.IsAtLeast(covenant.Kind) ? "at least" : "at most")} {Threshold(covenant)}";
    }

    /// <summary>A state in a sentence.</summary>
    /// <param name="state">State.</param>
    /// <returns>Lower-case words.</returns>
    public static string State(CovenantState state) => state switch
    {
        CovenantState.Compliant => "compliant",
        CovenantState.AtRisk => "at risk",
        CovenantState.Breached => "breached",
        CovenantState.NotTestedYet => "not tested yet",
    };

    /// <summary>Where the fleet may stand, such as "in US" or "in US or CA, at Ellendale".</summary>
    /// <param name="covenant">Definition.</param>
    /// <returns>Words to follow "standing".</returns>
    public static string Places(Covenant covenant)
    {
        var countries = covenant.Countries.Count == 0 ? "" : $"in {string.Join(" or ", covenant.Countries)}";
        var sites = covenant.Sites.Count == 0 ? "" : $"at {string.Join(" or ", covenant.Sites)}";
        return countries.Length + sites.Length == 0 ? "anywhere" : string.Join(", ", new[] { countries, sites }.Where(part => part.Length > 0));
    }

    private static string Age(ChipAgeBasis basis) => basis switch
    {
        ChipAgeBasis.OldestInService => "Age of the oldest lot in service",
        ChipAgeBasis.WeightedInService => "Age of the fleet by cost",
        ChipAgeBasis.OldestGeneration => "Age of the oldest generation",
        ChipAgeBasis.WeightedGeneration => "Age of the fleet's generations by cost",
    };

    private static string Tiers(Covenant covenant) => covenant.Index is not { ClosePrice: not null } terms
        ? "not provided"
        : $"{string.Join(", ", terms.Tiers.OrderByDescending(tier => tier.Share).Select(tier => RentalIndexPath.PriceOf(terms, tier.Share).ToString("0.00##", CultureInfo.InvariantCulture)))} a GPU-hour";

    private static string Months(int months) => months == 1 ? "month" : $"{months.ToString(CultureInfo.InvariantCulture)} months";

    private static string Window(Covenant covenant) =>
        covenant.TrailingMonths == 1 ? "each month" : $"trailing {covenant.TrailingMonths.ToString(CultureInfo.InvariantCulture)} months";

    private static string Threshold(Covenant covenant) => covenant.Kind switch
    {
        CovenantKind.DebtServiceCoverage or CovenantKind.ContractRealisation or CovenantKind.InterestCoverage or CovenantKind.ForwardDebtServiceCoverage =>
            covenant.Threshold.ToString("0.00##", CultureInfo.InvariantCulture) + "x",
        CovenantKind.LoanToValue or CovenantKind.LoanToCost or CovenantKind.HedgeShare or CovenantKind.PowerHedgeShare or CovenantKind.CustomerConcentration
            or CovenantKind.CollateralLocation => (covenant.Threshold * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %",
        CovenantKind.MinimumLiquidity when covenant.ForwardMonths > 0 =>
            $"{(covenant.MinimumAmount is { } amount ? $"{amount} and " : "")}the next {Months(covenant.ForwardMonths)} of costs and debt service",
        CovenantKind.MinimumLiquidity => covenant.MinimumAmount?.ToString() ?? "not provided",
        CovenantKind.ChipAge => covenant.Threshold.ToString("0.##", CultureInfo.InvariantCulture) + " years",
        CovenantKind.RentalIndexTier => Tiers(covenant),
    };
}
