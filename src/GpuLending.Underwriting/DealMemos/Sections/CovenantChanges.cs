using GpuLending.Engine.Covenants;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>How often a covenant is tested, how often it may be cured, and what was signed since: in plain English, from its data.</summary>
internal static class CovenantChanges
{
    public static string Frequency(Covenant covenant)
    {
        var every = covenant.TestEveryMonths is > 1 and var months ? $" Tested every {FigureFormat.Months(months)}." : "";
        var certificate = covenant.CertificateDays is { } days ? $" The certificate is due within {FigureFormat.Count(days)} days of each test date." : "";
        return every + certificate;
    }

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
