using System.Globalization;
using GpuLending.Underwriting.Simulations;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>What the workbook is of, whether its checks hold, what its colours mean and how it is used.</summary>
internal static class CoverSheet
{
    public static void Write(WorkbookDraft draft, WorkbookSheet cover, WorkbookRow master)
    {
        var source = draft.Source;
        cover.Block(source.Draft ? "DRAFT: not approved" : "Approved");
        cover.Text("Borrower", source.Case.Borrower.Name);
        if (source.Status.Length > 0)
            cover.Text("Status", source.Status);
        cover.Text("Revision", source.Revision is { } number ? number.ToString(CultureInfo.InvariantCulture) : "none: the working draft");
        if (source.Hash is { } hash)
            cover.Text("SHA-256 of the revision", hash);
        cover.Text(CoverWords.Content, CaseHash.Of(source.Case));
        cover.Text("Market snapshot", source.Result.SnapshotId);
        cover.Text("Figures struck at", source.Result.ValuationDate.ToString("d MMM yyyy", CultureInfo.InvariantCulture));
        cover.Text("Engine", source.Result.EngineVersion);
        cover.Text("Written", source.WrittenAt.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture));

        cover.Block("Checks");
        cover.Figure("All checks hold", CellUnit.Flag, master.ValueCell, 1, "1 when every check of the last sheet holds.", role: CellRole.Check);

        cover.Block("Sheets");
        foreach (var sheet in draft.Model.Sheets.Skip(1))
            cover.Text(sheet.Name, sheet.Purpose);

        cover.Block("Colours");
        cover.Legend(CellRole.Input, "Blue on cream", "A term of the deal. Change it, and everything follows.");
        cover.Legend(CellRole.MarketInput, "Blue on light blue", "A price, a policy factor or a constant. It follows too, and is no field of the deal.");
        cover.Legend(CellRole.Term, "Grey on grey", "A term that the formulas are written for. Change it on the desk and take a new workbook.");
        cover.Legend(CellRole.Formula, "Black", "A calculation. One formula a row, the same in every period.");
        cover.Legend(CellRole.Link, "Green", "A cell of another sheet as it stands.");
        cover.Legend(CellRole.Check, "Grey ground", "A check: 1 holds, 0 fails and turns red.");

        cover.Block("How it is used");
        cover.Text("Change an input", "Change blue cells only. The sheets recalculate without macros, links to other files or iteration.");
        cover.Text("Bring changes back", "Changed terms of the deal can be read back on the desk, which shows what was and what is.");
        cover.Text("Months", "The workbook has as many months as the deal had when it was written. A loan or contract made longer needs a new workbook.");
        cover.Text("Cents", "Amounts are projections and carry all their digits; on the sheet Loan the schedule of each draw is settled to the cent.");
    }
}
