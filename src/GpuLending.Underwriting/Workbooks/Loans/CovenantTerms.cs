namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>Inputs of one covenant.</summary>
/// <param name="Threshold">Ratio or amount.</param>
/// <param name="Window">Trailing or coming months.</param>
/// <param name="FirstTest">First test date; empty from the start.</param>
/// <param name="AtRisk">Headroom under which it is at risk.</param>
/// <param name="Every">Months between tests; null for every payment date.</param>
internal sealed record CovenantTerms(WorkbookRow Threshold, WorkbookRow Window, WorkbookRow FirstTest, WorkbookRow AtRisk, WorkbookRow? Every)
{
    /// <summary>First and last days on which a failed test is waived, each a column of cells; empty for none.</summary>
    public IReadOnlyList<WorkbookRow> WaivedFrom { get; init; } = [];

    public IReadOnlyList<WorkbookRow> WaivedUntil { get; init; } = [];
}
