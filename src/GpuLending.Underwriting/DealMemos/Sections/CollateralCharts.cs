using GpuLending.Engine.Covenants;
using GpuLending.Engine.Sizing;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>The fleet and the loan as pictures, from the same series as the screen.</summary>
internal static class CollateralCharts
{
    public static MemoChart ValueAgainstBalance(MemoSource source)
    {
        var result = source.Result;
        var months = LoanLife.Months(result);
        List<MemoSeries> series = [new("Loan balance", [.. result.Loan.Balance.Take(months).Select(value => (double?)value)])];
        series.AddRange(result.Collateral.Compared.Take(4).Select(curve => new MemoSeries(curve.Name, [.. curve.Value.Take(months).Select(value => (double?)value)])));
        series.Add(new("Mark", [.. result.Collateral.MarkedValue.Take(months).Select(value => (double?)value)]));
        return new MemoChart
        {
            Title = "Loan balance against the fleet's value",
            Description = "Loan balance by month beside the fleet's fair market value in continued use on each compared curve and its marked value.",
            Dates = [.. result.Months.Take(months)],
            Unit = FigureUnit.Amount,
            Currency = result.Currency,
            Series = series,
        };
    }

    public static MemoChart LoanToValue(MemoSource source)
    {
        var result = source.Result;
        var months = LoanLife.Months(result);
        List<MemoThreshold> thresholds = [];
        if (source.Case.Sizing.LoanToValue is { Status: not LimitStatus.ShownOnly } limit)
            thresholds.Add(new($"Limit {FigureFormat.Percent(limit.Maximum)}", limit.Maximum));
        thresholds.AddRange(source.Case.Covenants.Where(covenant => covenant.Kind == CovenantKind.LoanToValue)
            .Select(covenant => new MemoThreshold($"Covenant {FigureFormat.Percent(covenant.Threshold)}", covenant.Threshold, covenant.FirstTestDate)));
        return new MemoChart
        {
            Title = "Loan-to-value on the mark",
            Description = "Loan balance over the fleet's marked value by month, against the limit and the covenants.",
            Dates = [.. result.Months.Take(months)],
            Unit = FigureUnit.Fraction,
            Currency = result.Currency,
            Series = [new("Loan-to-value", [.. result.Coverage.LoanToValue.Take(months)])],
            Thresholds = thresholds,
        };
    }
}
