namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>The loan's sheets, in the order in which they are computed.</summary>
internal static class LoanPart
{
    public static void Write(WorkbookDraft draft)
    {
        var sheet = draft.Model.Sheet("Draws", "When the loan is drawn and paid, and at which rate. Every draw runs on its own clock.", draft.Months);
        var ground = LoanGroundOf.Draft(draft, sheet);
        var inputs = LoanInputs.Write(draft);
        var terms = SizingInputs.Write(draft);
        var draws = DrawsSheet.Write(ground, inputs, terms, sheet);
        var sizing = SizingSheet.Write(ground, inputs, terms, draws);
        var loan = LoanSheet.Write(ground, inputs, draws, sizing);
        var agreed = WaterfallSheet.Write(ground, inputs, draws, sizing, loan);
        CovenantsSheet.Write(ground, draws, sizing, loan, agreed?.Held);
        ReturnsSheet.Write(ground, inputs, draws, sizing, loan, agreed);
    }
}
