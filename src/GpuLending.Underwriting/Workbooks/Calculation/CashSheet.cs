using System.Globalization;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>Cash flow available for debt service. docs/methodology/cash-flow.md.</summary>
internal static class CashSheet
{
    public static CashRows Write(WorkbookDraft draft)
    {
        var (time, revenue, costs, cash) = (draft.Timeline, draft.Revenue, draft.Costs, draft.Result.Cashflow);
        var sheet = draft.Model.Sheet("Cash flow", "Cash flow available for debt service: revenue less prepayments used and costs, contracted and merchant apart.", draft.Months);
        var (contractedOther, merchantOther) = Entered(draft, sheet);
        var reserve = ReserveRows.Write(draft, sheet);
        var capital = WorkingCapitalRows.Write(draft, sheet);
        List<(WorkbookRow Taken, WorkbookRow Contracted)> below = [.. reserve is null ? [] : new[] { (reserve.Taken, reserve.Contracted) }, .. capital is null ? [] : new[] { (capital.Taken, capital.Contracted) }];
        var (belowAll, belowContracted) = (string.Concat(below.Select(rows => "-" + rows.Taken.Here)), string.Concat(below.Select(rows => "-" + rows.Contracted.Here)));
        sheet.Block("Cash flow available for debt service");
        var contracted = sheet.Series("Contracted revenue", CellUnit.Money, revenue.Contracted.Here, cash.ContractedRevenue, total: true);
        var used = sheet.Series("Prepayments used", CellUnit.Money, revenue.PrepaymentUsed.Here, cash.PrepaymentUsed, total: true, note: "Taken off: revenue without cash.");
        var merchant = sheet.Series("Merchant revenue", CellUnit.Money, revenue.Merchant.Here, cash.MerchantRevenue, total: true);
        var other = sheet.Series("Entered cash flows", CellUnit.Money, $"{contractedOther.Here}+{merchantOther.Here}", cash.Other, total: true);
        var power = sheet.Series("Power", CellUnit.Money, costs.Power.Here, cash.Power, total: true, note: "Taken off, as the costs below.");
        var space = sheet.Series("Colocation", CellUnit.Money, costs.Colocation.Here, cash.Colocation, total: true);
        var rest = sheet.Series("Other costs", CellUnit.Money, costs.Other.Here, cash.OtherCosts, total: true);
        var cfads = sheet.Series(
            "Cash flow available for debt service", CellUnit.Money,
            $"{contracted.Here}-{used.Here}+{merchant.Here}+{other.Here}-{power.Here}-{space.Here}-{rest.Here}{belowAll}", cash.Cfads, total: true);

        var belowMerchant = string.Concat(below.Select(rows => $"-({rows.Taken.Here}-{rows.Contracted.Here})"));
        sheet.Block("The same by who pays");
        var sure = sheet.Series(
            "Contracted", CellUnit.Money, $"{contracted.Here}-{used.Here}+{contractedOther.Here}-{costs.Contracted.Here}{belowContracted}", cash.ContractedCfads, total: true, note: "Certain fees after the costs of their GPUs.");
        var open = sheet.Series(
            "Merchant", CellUnit.Money, $"{merchant.Here}+{merchantOther.Here}-({power.Here}+{space.Here}+{rest.Here}-{costs.Contracted.Here}){belowMerchant}", cash.MerchantCfads, total: true);
        draft.Check("Contracted and merchant cash are all the cash", $"ABS({cfads.Total}-{sure.Total}-{open.Total})<=Check_Tolerance*(1+ABS({cfads.Total}))");
        draft.Check("Prepayments used do not exceed those received", $"{revenue.PrepaymentUsed.Total}<={revenue.PrepaymentReceived.Total}+Check_Tolerance*(1+{revenue.PrepaymentReceived.Total})");
        return new CashRows(cfads, sure, open, other);
    }

    /// <summary>Dated cash that somebody entered as it is.</summary>
    private static (WorkbookRow Contracted, WorkbookRow Merchant) Entered(WorkbookDraft draft, WorkbookSheet sheet)
    {
        var (flows, time) = (draft.Case.OtherCashFlows, draft.Timeline);
        if (flows.Count > 0)
            draft.Inputs.Block("Entered cash flows");
        List<string> contracted = [], merchant = [];
        foreach (var (flow, i) in flows.Select((flow, i) => (flow, i)))
        {
            var (number, path) = ((i + 1).ToString(CultureInfo.InvariantCulture), FormattableString.Invariant($"/otherCashFlows/{i}"));
            var day = draft.Input($"Cash flow {number}: date", CellUnit.Date, $"Other_{number}_Date", path + "/date", flow.Date);
            var amount = draft.Input($"Cash flow {number}: {flow.Description}", CellUnit.Money, $"Other_{number}_Amount", path + "/amount", flow.Amount);
            (flow.Contracted ? contracted : merchant).Add($"IF({day}>={time.Closing},{amount}*{time.Falls(day.ValueCell)},0)");
        }

        var none = $"0*{time.Number.Here}";
        sheet.Block("Entered cash flows");
        return (
            sheet.Series("Contracted", CellUnit.Money, contracted.Count == 0 ? none : string.Join('+', contracted), total: true),
            sheet.Series("Merchant", CellUnit.Money, merchant.Count == 0 ? none : string.Join('+', merchant), total: true));
    }
}
