using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>The rate of each interest period: what lenders are owed, and what it costs after cap and swap.</summary>
internal static class RateRows
{
    public static (WorkbookRow Lender, WorkbookRow Borrower) Write(
        WorkbookSheet sheet, LoanGround ground, LoanInputs inputs, WorkbookRow live, WorkbookRow start, string margin)
    {
        var terms = ground.Case.Facility.Interest;
        if (terms.Kind == RateKind.Fixed)
        {
            var rate = sheet.Series("Rate a year", CellUnit.Percent, $"IF({live.Here}=1,{margin},0)");
            return (rate, rate);
        }

        var forward = RateFormula.Interpolated(start.Here, LoanInputs.Range(inputs.ForwardDays), LoanInputs.Range(inputs.ForwardRates));
        if (inputs.FixingDays.Count > 0)
        {
            var (days, rates) = (LoanInputs.Range(inputs.FixingDays), LoanInputs.Range(inputs.FixingRates));
            forward = $"IF(AND({start.Here}>=MIN({days}),{start.Here}<=MAX({days})),INDEX({rates},MATCH({start.Here},{days},1)),{forward})";
        }

        var known = sheet.Series($"{terms.Index} on the first day", CellUnit.Percent, $"IF({live.Here}=1,{forward},0)");
        var floored = $"MAX({known.Here},{inputs.Floor})";
        var lender = sheet.Series("Rate a year to the lenders", CellUnit.Percent, $"IF({live.Here}=1,{floored}+{margin},0)");
        if (inputs.Cap is null && inputs.SwapShare is null)
            return (lender, lender);
        var open = inputs.Cap is { } cap ? $"({inputs.CapShare}*MIN({floored},{cap})+(1-{inputs.CapShare})*{floored})" : floored;
        var after = inputs.SwapShare is not { } swapped
            ? open
            : $"(1-{swapped})*{open}+{swapped}*({inputs.SwapRate}{(terms.SwapFloored ? "" : $"+{floored}-{known.Here}")})";
        var borrower = sheet.Series("Rate a year after cap and swap", CellUnit.Percent, $"IF({live.Here}=1,{after}+{margin},0)");
        return (lender, borrower);
    }
}
