using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>The rate of each interest period: what lenders are owed, and what it costs after cap and swap.</summary>
internal static class RateRows
{
    public static (WorkbookRow Lender, WorkbookRow Borrower) Write(
        WorkbookSheet sheet, LoanGround ground, LoanInputs inputs, WorkbookRow live, WorkbookRow start, string margin)
    {
        var terms = ground.Case.Facility.Interest;
        var tranches = inputs.Tranches;
        if (terms.Kind == RateKind.Fixed && tranches.All(tranche => tranche.IsFixed))
        {
            var rate = sheet.Series("Rate a year", CellUnit.Percent, $"IF({live.Here}=1,{(tranches.Count == 0 ? margin : string.Join("+", tranches.Select(tranche => $"{tranche.Share}*({Own(tranche, margin, inputs.Margin.ValueCell)})")))},0)");
            return (rate, rate);
        }

        if (inputs.Lookback is { } lookback)
        {
            var days = inputs.RateHolidays.Count == 0 ? "" : "," + LoanInputs.Range(inputs.RateHolidays);
            start = sheet.Series("Base rate is read on", CellUnit.Date, $"IF({live.Here}=1,IF({lookback}=0,{start.Here},WORKDAY(WORKDAY({start.Here}+1,-1{days}),-{lookback}{days})),0)");
        }

        var forward = RateFormula.Interpolated(start.Here, LoanInputs.Range(inputs.ForwardDays), LoanInputs.Range(inputs.ForwardRates));
        if (inputs.FixingDays.Count > 0)
        {
            var (days, rates) = (LoanInputs.Range(inputs.FixingDays), LoanInputs.Range(inputs.FixingRates));
            forward = $"IF(AND({start.Here}>=MIN({days}),{start.Here}<=MAX({days})),INDEX({rates},MATCH({start.Here},{days},1)),{forward})";
        }

        var known = sheet.Series(inputs.Lookback is null ? $"{terms.Index} on the first day" : $"{terms.Index} on that day", CellUnit.Percent, $"IF({live.Here}=1,{forward},0)");
        var parts = tranches.Count == 0 ? [new TrancheInputs(false, inputs.Margin.ValueCell, inputs.Floor!.ValueCell, "1")] : tranches;
        var lender = sheet.Series("Rate a year to the lenders", CellUnit.Percent, $"IF({live.Here}=1,{Sum(parts, (tranche, floored) => tranche.IsFixed ? Own(tranche, margin, inputs.Margin.ValueCell) : $"{floored}+{Own(tranche, margin, inputs.Margin.ValueCell)}")},0)");
        if (inputs.Cap is null && inputs.SwapShare is null)
            return (lender, lender);
        var borrower = sheet.Series("Rate a year after cap and swap", CellUnit.Percent, $"IF({live.Here}=1,{Sum(parts, (tranche, floored) => tranche.IsFixed ? Own(tranche, margin, inputs.Margin.ValueCell) : $"{After(floored)}+{Own(tranche, margin, inputs.Margin.ValueCell)}")},0)");
        return (lender, borrower);

        string Sum(IReadOnlyList<TrancheInputs> all, Func<TrancheInputs, string, string> rate) => all.Count == 1
            ? rate(all[0], $"MAX({known.Here},{all[0].Floor})")
            : string.Join("+", all.Select(tranche => $"{tranche.Share}*({rate(tranche, $"MAX({known.Here},{tranche.Floor})")})"));

        string After(string floored)
        {
            var open = inputs.Cap is { } cap ? $"({inputs.CapShare}*MIN({floored},{cap})+(1-{inputs.CapShare})*{floored})" : floored;
            return inputs.SwapShare is not { } swapped
                ? open
                : $"(1-{swapped})*{open}+{swapped}*({inputs.SwapRate}{(terms.SwapFloored ? "" : $"+{floored}-{known.Here}")})";
        }
    }

    // A tranche's own rate, and what the draw's margin differs from the facility's.
    private static string Own(TrancheInputs tranche, string margin, string facility) => margin == facility || tranche.Rate == facility ? (tranche.Rate == facility ? margin : tranche.Rate) : $"{tranche.Rate}+{margin}-{facility}";
}
