namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>What customers paid ahead, and how it is used up.</summary>
internal static class Prepayments
{
    public static (WorkbookRow Received, WorkbookRow Used) Write(WorkbookDraft draft, WorkbookSheet sheet, IReadOnlyList<ContractRows> contracts, IReadOnlyList<string> fees)
    {
        List<WorkbookRow> received = [], used = [];
        foreach (var contract in contracts.Where(contract => contract.Contract.Prepayment is not null))
        {
            var terms = contract.Contract.Prepayment!;
            var path = FormattableString.Invariant($"/contracts/{contract.Index}/prepayment");
            draft.Inputs.Block($"Contract {contract.Contract.Id}: prepayment");
            var amount = draft.Input("Amount", CellUnit.Money, contract.Prefix + "Prepayment", path + "/amount", terms.Amount, (0, 1e15));
            var day = draft.Input("Received", CellUnit.Date, contract.Prefix + "Prepayment_Date", path + "/receivedOn", terms.ReceivedOn);
            var share = terms.ShareOfEachInvoice is { } given ? draft.Input("Share of each invoice", CellUnit.Percent, contract.Prefix + "Prepayment_Share", path + "/shareOfEachInvoice", given, (0, 1)) : null;
            var time = draft.Timeline;

            sheet.Block($"Prepayment of {contract.Contract.Id}");
            var came = sheet.Series("Received", CellUnit.Money, $"{amount}*{time.Falls(day.ValueCell)}", total: true);
            string wanted;
            if (share is not null)
            {
                wanted = $"{share}*({fees[contract.Index]})";
            }
            else
            {
                var from = sheet.Figure("Used from", CellUnit.Date, $"MAX({contract.Start},{time.Closing},{day})");
                wanted = $"IF({contract.End}<={from},0,{amount}*MAX(0,MIN({contract.End},{time.Date.Here})-MAX({from},{time.Start.Here}))/({contract.End}-{from}))";
            }

            var left = sheet.Declare();
            var use = sheet.Series(
                "Used", CellUnit.Money, $"IF({time.Number.Here}=0,0,MIN({left.Before}+{came.Here},{wanted},{fees[contract.Index]}))", total: true, note: "No more than is left, wanted and invoiced.");
            sheet.Series("Left", CellUnit.Money, $"{left.Before}+{came.Here}-{use.Here}", row: left);
            received.Add(came);
            used.Add(use);
        }

        var none = $"0*{draft.Timeline.Number.Here}";
        sheet.Block("Prepayments, all contracts");
        return (
            sheet.Series("Prepayments received", CellUnit.Money, Sum(received), draft.Result.Cashflow.PrepaymentReceived, total: true, note: "A source of funds, no cash flow."),
            sheet.Series("Prepayments used", CellUnit.Money, Sum(used), draft.Result.Cashflow.PrepaymentUsed, total: true, note: "Revenue without cash."));

        string Sum(List<WorkbookRow> rows) => rows.Count == 0 ? none : string.Join('+', rows.Select(row => row.Here));
    }
}
