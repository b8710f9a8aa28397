namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>What customers owe and suppliers are owed. docs/methodology/working-capital.md.</summary>
/// <param name="Taken">Cash that working capital takes; negative where it gives.</param>
/// <param name="Contracted">The part of contracted cash.</param>
internal sealed record WorkingCapitalRows(WorkbookRow Taken, WorkbookRow Contracted)
{
    private const double DaysOfYear = 365;

    /// <summary>Writes the rows; null where everything is cash in its month.</summary>
    public static WorkingCapitalRows? Write(WorkbookDraft draft, WorkbookSheet sheet)
    {
        if (draft.Case.Costs.WorkingCapital is not { } terms)
            return null;
        const string Path = "/costs/workingCapital";
        var (time, revenue, costs, cash) = (draft.Timeline, draft.Revenue, draft.Costs, draft.Result.Cashflow);
        draft.Market.Block("Working capital");
        var year = draft.MarketInput("Days of a year", CellUnit.Count, "Working_Capital_Days_Per_Year", DaysOfYear, "Days are spread evenly over twelve months.");
        draft.Inputs.Block("Working capital");
        var contracts = draft.Input("Days until customers under contract pay", CellUnit.Quantity, "Days_Receivable", Path + "/daysReceivable", terms.DaysReceivable, (0, 365));
        var market = draft.Input("Days until other customers pay", CellUnit.Quantity, "Days_Receivable_Merchant", Path + "/daysReceivableMerchant", terms.DaysReceivableMerchant, (0, 365));
        var suppliers = draft.Input("Days until suppliers are paid", CellUnit.Quantity, "Days_Payable", Path + "/daysPayable", terms.DaysPayable, (0, 365));

        sheet.Block("Working capital");
        var fees = sheet.Series("Fees less prepayments used", CellUnit.Money, $"{revenue.Contracted.Here}-{revenue.PrepaymentUsed.Here}");
        var spent = sheet.Series("Costs", CellUnit.Money, $"{costs.Power.Here}+{costs.Colocation.Here}+{costs.Other.Here}");
        var owedFees = Owed("Owed by customers under contract", contracts, fees);
        var owedRent = Owed("Owed by other customers", market, revenue.Merchant);
        var owedContracted = Owed("Owed to suppliers for contracted GPUs", suppliers, costs.Contracted);
        var payable = Owed("Payable", suppliers, spent, cash.Payable);
        var receivable = sheet.Series("Receivable", CellUnit.Money, $"{owedFees.Here}+{owedRent.Here}", cash.Receivable);
        var taken = sheet.Series(
            "Taken by working capital", CellUnit.Money, $"{receivable.Here}-{payable.Here}-{receivable.Before}+{payable.Before}", cash.WorkingCapital, total: true);
        var sure = sheet.Series(
            "Of that, contracted", CellUnit.Money, $"{owedFees.Here}-{owedContracted.Here}-{owedFees.Before}+{owedContracted.Before}", total: true);
        return new WorkingCapitalRows(taken, sure);

        // Of the flow of a month that lies so many months back, what is still owed is the days left of it: between nothing and all.
        WorkbookRow Owed(string label, WorkbookRow days, WorkbookRow flow, IReadOnlyList<double>? engine = null)
        {
            var left = $"({days}*12/{year}-({time.Number.Here}-{time.Number.ToHere}))";
            return sheet.Series(label, CellUnit.Money, $"SUMPRODUCT({flow.ToHere}*(({left}>0)*({left}<1)*{left}+({left}>=1)))", engine);
        }
    }
}
