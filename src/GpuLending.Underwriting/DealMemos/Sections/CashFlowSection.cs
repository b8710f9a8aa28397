using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Sizing;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>6. Cash flow by year and cover by period.</summary>
internal static class CashFlowSection
{
    public static IEnumerable<MemoBlock> Write(MemoSource source)
    {
        var coverage = source.Result.Coverage;
        var peak = source.Result.Loan.Balance.ToList().IndexOf(source.Result.Loan.Balance.DefaultIfEmpty(0).Max());
        foreach (var block in source.Narrative("cash-flow")) yield return block;
        yield return ByYear(source);
        yield return new MemoFacts("Cover",
        [
            new("Least debt service cover", FigureFormat.Multiple(coverage.MinimumDebtService)),
            new("Average debt service cover", FigureFormat.Multiple(coverage.AverageDebtService)),
            new("Loan life cover at closing", FigureFormat.Multiple(coverage.LoanLife.FirstOrDefault(value => value is not null))),
            new("Loan life cover at the largest balance", FigureFormat.Multiple(peak < coverage.LoanLife.Count ? coverage.LoanLife[peak] : null)),
            new("Project life cover at the largest balance", ProjectLife(source.Result, peak) is { } project ? FigureFormat.Multiple(project) : "as loan life cover: no cash is projected past the loan"),
            new("Debt service not covered by cash flow", source.WithCurrency(source.Result.Loan.Shortfall.Sum())),
        ]);
        yield return new MemoParagraph(
            $"Loan life cover counts cash to the last maturity, project life cover all cash of the projection to {FigureFormat.Date(source.Result.Months[^1])}, month by month; both at the loan's rate. Largest balance: {FigureFormat.Date(source.Result.Months[Math.Max(0, peak)])}.",
            MemoTone.Note);
        yield return DebtService(source);
        foreach (var block in CostBlocks.Write(source)) yield return block;
        foreach (var block in StressBlocks.Write(source)) yield return block;
    }

    /// <summary>Worth of all later cash of the projection over the balance of a month, discounted month by month at the loan's rate; its last rate counts on after maturity.</summary>
    private static double? ProjectLife(Engine.UnderwritingResult result, int month)
    {
        if (month < 0 || result.Loan.Balance[month] <= 0.005 || result.Months[^1] <= result.Loan.FinalMaturity) return null;
        var (worth, factor, rate) = (0.0, 1.0, 0.0);
        for (var m = month + 1; m < result.Cashflow.Cfads.Count; m++)
        {
            if (m < result.Loan.RatePerAnnum.Count && result.Loan.RatePerAnnum[m] > 0) rate = result.Loan.RatePerAnnum[m];
            factor /= 1 + (rate / 12);
            worth += result.Cashflow.Cfads[m] * factor;
        }

        return worth / result.Loan.Balance[month];
    }

    private static MemoTable ByYear(MemoSource source)
    {
        var result = source.Result;
        var flow = result.Cashflow;
        var months = LoanLife.Months(result);
        List<MemoRow> rows = [];
        for (var from = 1; from < months; from += 12)
        {
            var to = Math.Min(from + 11, months - 1);
            var service = Sum(result.Loan.InterestPaid, from, to) + Sum(result.Loan.Principal, from, to);
            var cfads = Sum(flow.Cfads, from, to);
            rows.Add(Row(source, FigureFormat.Date(result.Months[to]), from, to, service > 0.005 ? cfads / service : null, result.Loan.Balance[to]));
        }

        var all = Row(source, "Total", 0, months - 1, null, null) with { Emphasis = true };
        rows.Add(all);
        return new MemoTable("Cash flow by year of the loan",
            [
                new("Year to", Figures: false, Weight: 1.4), new("Contracts", source.AmountUnit), new("From prepay\u00ADments", source.AmountUnit),
                new("Merchant and other", source.AmountUnit), new("Power", source.AmountUnit), new("Colo\u00ADcation", source.AmountUnit),
                new("Other costs", source.AmountUnit), .. Below(flow) ? [new MemoColumn("Reserve, working capital, tax", source.AmountUnit)] : Array.Empty<MemoColumn>(),
                new("CFADS", source.AmountUnit), new("Interest", source.AmountUnit),
                new("Principal", source.AmountUnit), new("Cover"), new("Balance", source.AmountUnit),
            ],
            rows,
            "Fees settled from prepayments are no cash and are taken off. CFADS is cash flow available for debt service. The total includes what falls on closing.");
    }

    private static MemoRow Row(MemoSource source, string name, int from, int to, double? cover, double? balance)
    {
        var flow = source.Result.Cashflow;
        var loan = source.Result.Loan;
        return new MemoRow(
        [
            name,
            source.Bare(Sum(flow.ContractedRevenue, from, to)),
            source.Bare(-Sum(flow.PrepaymentUsed, from, to)),
            source.Bare(Sum(flow.MerchantRevenue, from, to) + Sum(flow.Other, from, to)),
            source.Bare(-Sum(flow.Power, from, to)),
            source.Bare(-Sum(flow.Colocation, from, to)),
            source.Bare(-Sum(flow.OtherCosts, from, to)),
            .. Below(flow) ? [source.Bare(-Sum(flow.Replacement, from, to) - Sum(flow.WorkingCapital, from, to) - Sum(flow.IncomeTax, from, to))] : Array.Empty<string>(),
            source.Bare(Sum(flow.Cfads, from, to)),
            source.Bare(Sum(loan.InterestPaid, from, to)),
            source.Bare(Sum(loan.Principal, from, to)),
            cover is null ? "–" : FigureFormat.Multiple(cover),
            source.Bare(balance),
        ]);
    }

    private static bool Below(OperatingCashflow flow) => flow.Replacement.Count + flow.WorkingCapital.Count + flow.IncomeTax.Count > 0;

    private static double Sum(IReadOnlyList<double> path, int from, int to)
    {
        var sum = 0.0;
        for (var month = from; month <= to && month < path.Count; month++) sum += path[month];
        return sum;
    }

    private static MemoChart DebtService(MemoSource source)
    {
        var result = source.Result;
        var months = LoanLife.Months(result);
        var ratios = new double?[months];
        foreach (var point in result.Coverage.DebtService)
        {
            if (point.Month < months) ratios[point.Month] = point.Ratio;
        }

        List<MemoThreshold> thresholds = [];
        if (source.Case.Sizing.DebtServiceCoverage is { Status: not LimitStatus.ShownOnly } sizing)
            thresholds.Add(new($"Sizing {FigureFormat.Multiple(sizing.ContractedTarget)}", sizing.ContractedTarget));
        thresholds.AddRange(source.Case.Covenants.Where(covenant => covenant.Kind == CovenantKind.DebtServiceCoverage)
            .Select(covenant => new MemoThreshold($"Covenant {FigureFormat.Multiple(covenant.Threshold)}", covenant.Threshold, covenant.FirstTestDate)));
        return new MemoChart
        {
            Title = "Debt service cover",
            Description = "Cash flow available for debt service over interest and principal, each payment period, against sizing target and covenants.",
            Dates = [.. result.Months.Take(months)],
            Unit = FigureUnit.Multiple,
            Currency = result.Currency,
            Series = [new("Cover", ratios, Stepped: true)],
            Thresholds = thresholds,
        };
    }
}
