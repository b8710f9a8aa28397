namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>Every check of the book, 1 or 0, and the master check over them.</summary>
internal static class ChecksSheet
{
    /// <summary>Writes the sheet and returns the master check.</summary>
    public static WorkbookRow Write(WorkbookDraft draft)
    {
        var sheet = draft.Model.Sheet("Checks", "Each check is 1 when it holds and 0 when it fails.");
        sheet.Block("Checks");
        var rows = draft.Checks.Select(check => sheet.Figure(check.Label, CellUnit.Flag, $"IF({check.Formula},1,0)", 1, check.Note, role: CellRole.Check)).ToList();
        sheet.Block("Master check");
        return sheet.Figure("All checks hold", CellUnit.Flag, $"MIN({rows[0].ValuesTo(rows[^1])})", 1, name: "Master_Check", role: CellRole.Check);
    }
}
