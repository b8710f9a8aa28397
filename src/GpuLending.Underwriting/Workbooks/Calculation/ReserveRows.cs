using System.Globalization;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>The replacement reserve. docs/methodology/replacement-reserve.md.</summary>
/// <param name="Taken">Cash it takes: set aside, and replacement paid out of the month's cash.</param>
/// <param name="Contracted">The part of contracted cash.</param>
internal sealed record ReserveRows(WorkbookRow Taken, WorkbookRow Contracted)
{
    /// <summary>Writes the rows; null where nothing is reserved.</summary>
    public static ReserveRows? Write(WorkbookDraft draft, WorkbookSheet sheet)
    {
        if (draft.Case.Costs.ReplacementReserve is not { } terms)
            return null;
        const string Path = "/costs/replacementReserve";
        var (time, revenue, cash) = (draft.Timeline, draft.Revenue, draft.Result.Cashflow);
        draft.Inputs.Block("Replacement reserve");
        var perGpu = draft.Input("Set aside per GPU and month", CellUnit.Price, "Reserve_Per_Gpu", Path + "/perGpuMonth", terms.PerGpuMonth, (0, 1e9));
        var share = draft.Input("Set aside a year, of hardware cost", CellUnit.Percent, "Reserve_Share", Path + "/shareOfCostPerAnnum", terms.ShareOfCostPerAnnum, (0, 1));
        var target = draft.Input("Target; empty for none", CellUnit.Money, "Reserve_Target", Path + "/target", terms.Target, (0, 1e15));
        var spending = terms.Spending.Select((spent, i) =>
        {
            var (number, at) = ((i + 1).ToString(CultureInfo.InvariantCulture), FormattableString.Invariant($"{Path}/spending/{i}"));
            var day = draft.Input($"Replacement {number}: date", CellUnit.Date, $"Reserve_Spending_{number}_Date", at + "/date", spent.Date);
            var amount = draft.Input($"Replacement {number}", CellUnit.Money, $"Reserve_Spending_{number}", at + "/amount", spent.Amount, (0, 1e15));
            return $"IF({time.Number.Here}=0,0,{amount}*{time.Falls(day.ValueCell)})";
        }).ToList();

        sheet.Block("Replacement reserve");
        var wanted = sheet.Series(
            "To be set aside", CellUnit.Money,
            $"{perGpu}*{revenue.InService.Here}+{share}/12*({string.Join('+', draft.Lots.Select(lot => $"{lot.HardwareCost}/{lot.Gpus}*{revenue.Lots[lot.Index].InService.Here}"))})");
        var spent = sheet.Series("Replacement", CellUnit.Money, spending.Count == 0 ? $"0*{time.Number.Here}" : string.Join('+', spending), total: true);
        var balance = sheet.Declare();
        var aside = sheet.Series("Set aside", CellUnit.Money, $"IF({target}=\"\",{wanted.Here},MAX(0,MIN({target}-{balance.Before},{wanted.Here})))", total: true);
        var paid = sheet.Series("Replacement out of the reserve", CellUnit.Money, $"MIN({balance.Before}+{aside.Here},{spent.Here})", total: true);
        sheet.Series("Reserve", CellUnit.Money, $"{balance.Before}+{aside.Here}-{paid.Here}", cash.ReplacementBalance, row: balance);
        var taken = sheet.Series("Set aside, and replacement out of cash", CellUnit.Money, $"{aside.Here}+{spent.Here}-{paid.Here}", cash.Replacement, total: true);
        return new ReserveRows(taken, sheet.Series("Of that, contracted", CellUnit.Money, $"{taken.Here}*{draft.Costs.ContractedShare.Here}", total: true));
    }
}
