using System.Globalization;
using GpuLending.Underwriting.Workbooks.Calculation;
using GpuLending.Underwriting.Workbooks.Loans;

namespace GpuLending.Underwriting.Workbooks;

/// <summary>Builds the workbook of a deal: every figure from the inputs by formulas. See docs/methodology/workbook.md.</summary>
internal static class DealWorkbook
{
    public static WorkbookModel Build(WorkbookSource source)
    {
        var model = new WorkbookModel(source.Case.Currency)
        {
            HeaderMark = source.Draft ? "DRAFT" : "",
            Footer = Footer(source),
        };
        var cover = model.Sheet("Cover", source.Case.Name);
        var draft = new WorkbookDraft(source, model)
        {
            Inputs = model.Sheet("Inputs", "Terms of the deal. Blue cells may be changed; the last column says which field of the deal each is.", showsPaths: true),
            Market = model.Sheet("Market", "Prices, policy factors and rates of the market snapshot, and constants. Blue cells on a blue ground are not fields of the deal."),
        };
        draft.Timeline = TimelineSheet.Write(draft);
        draft.Lots = FleetInputs.Write(draft);
        draft.Collateral = CollateralSheet.Write(draft);
        draft.Revenue = RevenueSheet.Write(draft);
        draft.Costs = CostSheet.Write(draft);
        draft.Cash = CashSheet.Write(draft);
        LoanPart.Write(draft);
        var checks = ChecksSheet.Write(draft);
        CoverSheet.Write(draft, cover, checks);
        return model;
    }

    private static string Footer(WorkbookSource source) => source.Revision is { } number
        ? string.Create(CultureInfo.InvariantCulture, $"{source.Case.Name} · revision {number} · {source.Hash?[..Math.Min(12, source.Hash.Length)]}")
        : $"{source.Case.Name} · working draft";
}
