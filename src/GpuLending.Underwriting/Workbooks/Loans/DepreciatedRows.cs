using GpuLending.Underwriting.Workbooks.Calculation;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>Cost of a lot left on a straight line without residual.</summary>
internal static class DepreciatedRows
{
    /// <summary>The row, by month; nothing before delivery.</summary>
    public static WorkbookRow Of(LoanGround ground, WorkbookSheet sheet, LotCosts lot, string id, WorkbookRow life)
    {
        var rule = ground.Case.Valuation.AgeRule;
        var (start, end) = (lot.Delivered.ValueCell, ground.Dates.Here);
        var apart = $"({DateFormulas.MonthsApart(start, end)})";
        var whole = sheet.Series($"Whole months since delivery, {id}", CellUnit.Count, $"IF({end}<{start},0,{DateFormulas.WholeMonths(start, end, apart, rule)})");
        return sheet.Series(
            $"Cost left on the line, {id}", CellUnit.Money,
            $"IF({end}<{start},0,{lot.EligibleCost}*MAX(0,1-{DateFormulas.Years(start, end, whole.Here, rule)}/{life}))");
    }
}
