using GpuLending.Engine.Covenants;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>When the certificate is due, how often a covenant may be cured, and what was signed since: in plain English, from its data.</summary>
internal static class CovenantChanges
{
    public static string Certificate(Covenant covenant) =>
        covenant.CertificateDays is { } days ? $" The certificate is due within {FigureFormat.Count(days)} days of each test date." : "";

    /// <summary>What equity paid in for a cure does to the figure that is tested; nothing where no cure is agreed or entered.</summary>
    public static string CureCounts(Covenant covenant) => covenant.CureRights is null && covenant.Cures.Count == 0
        ? ""
        : covenant.Kind switch
        {
            CovenantKind.DebtServiceCoverage or CovenantKind.ForwardDebtServiceCoverage => " Equity paid in on a test date counts as cash flow of that test.",
            CovenantKind.LoanToValue or CovenantKind.LoanToCost => " Equity paid in on a test date comes off the principal of that test.",
            CovenantKind.MinimumLiquidity => " Equity paid in on a test date counts as cash held.",
            CovenantKind.InterestCoverage => " Equity paid in on a test date counts as EBITDA of that test.",
            CovenantKind.ContractRealisation => " Equity paid in on a test date counts as received.",
            CovenantKind.HedgeShare or CovenantKind.PowerHedgeShare or CovenantKind.CustomerConcentration or CovenantKind.CollateralLocation or CovenantKind.ChipAge
                or CovenantKind.RentalIndexTier => "",
        };

    public static string CureRight(CureTerms? rights)
    {
        if (rights is null) return "";
        List<string> parts = [];
        if (rights.UnlimitedBefore is { } before) parts.Add($"without limit before {FigureFormat.Date(before)}");
        if (rights.MostTimes is { } times) parts.Add($"at most {FigureFormat.Count(times)} {(times == 1 ? "time" : "times")}{(rights.UnlimitedBefore is null ? "" : " after that")}");
        if (rights.MostInARow is { } row) parts.Add($"not more than {FigureFormat.Count(row)} in a row");
        if (rights.Until is { } until) parts.Add($"for tests until {FigureFormat.Date(until)}");
        return parts.Count == 0 ? " The sponsor may cure with equity without limit." : $" The sponsor may cure with equity {string.Join(", ", parts)}.";
    }

    /// <summary>Amendments and waivers in date order.</summary>
    public static string Signed(Covenant covenant, AmountScale scale)
    {
        var amendments = covenant.Amendments.OrderBy(item => item.EffectiveDate).Select(item => $" Amended with effect from {FigureFormat.Date(item.EffectiveDate)}: {Words(covenant.Kind, item, scale)}.");
        var waivers = covenant.Waivers.OrderBy(item => item.From).Select(item =>
            $" Tests from {FigureFormat.Date(item.From)} to {FigureFormat.Date(item.Until)} are waived{(string.IsNullOrWhiteSpace(item.SignedBy) ? "" : $" by {item.SignedBy.Trim()}")}.");
        return string.Concat(amendments.Concat(waivers));
    }

    /// <summary>What an amendment changes, as a phrase.</summary>
    public static string Words(CovenantKind kind, CovenantAmendment amendment, AmountScale scale)
    {
        List<string> parts = [];
        if (amendment.Threshold is { } threshold) parts.Add($"threshold {CovenantClauses.Value(kind, threshold, scale)}");
        if (amendment.MinimumAmount is { } amount) parts.Add($"least amount {FigureFormat.WithCurrency(amount, scale)}");
        if (amendment.FirstTestDate is { } first) parts.Add($"first test {FigureFormat.Date(first)}");
        if (amendment.TrailingMonths is { } months) parts.Add($"window {FigureFormat.Months(months)}");
        if (amendment.DefinitionVersion is { Length: > 0 } version) parts.Add($"definition {version}");
        if (amendment.Until is { } until) parts.Add($"until {FigureFormat.Date(until)}");
        return parts.Count == 0 ? FigureFormat.Text(amendment.Description) : string.Join(", ", parts);
    }
}
