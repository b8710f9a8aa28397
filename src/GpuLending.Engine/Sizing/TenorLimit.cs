using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Sizing;

/// <summary>Debt that outlives the contracts, or the hardware's economic life, is not lent against. A matter of terms, like the balloon: a loan with more
/// outstanding past either end than the terms accept is not made at any size. See docs/methodology/tenor.md.</summary>
internal static class TenorLimit
{
    public const string Key = "tenor";

    public static LimitSolution Solve(SizingContext context)
    {
        var terms = context.DealCase.Sizing.Tenor;
        Amounts.Between(terms.MonthsPastContracts, 0, 480, "/sizing/tenor/monthsPastContracts");
        Amounts.Between(terms.EconomicLifeYears, 0.1, 50, "/sizing/tenor/economicLifeYears");
        Amounts.Between(terms.ShareOutstandingPast, 0, 1, "/sizing/tenor/shareOutstandingPast");
        var name = $"Tenor {terms.MonthsPastContracts} months past contracts, economic life {Amounts.Text(terms.EconomicLifeYears)} years";
        var balance = new double[context.Timeline.Count];
        FillPerUnit(context, balance);

        var worst = -1.0;
        var (worstDay, worstWhat) = (DateOnly.MinValue, "");
        foreach (var (day, what) in Ends(context))
        {
            var past = Outstanding(context, balance, day);
            if (past > worst)
                (worst, worstDay, worstWhat) = (past, day, what);
        }

        if (worst < 0)
            return new LimitSolution(Key, name, terms.Status, null, null, "There is no contract and no lot to outlive.");
        var facts = $"{Amounts.Percent(worst)} of the loan is outstanding past {Amounts.Day(worstDay)}, {worstWhat}";
        if (worst <= terms.ShareOutstandingPast + 1e-9)
            return new LimitSolution(Key, name, terms.Status, null, null, facts + ".");
        var month = Math.Max(0, context.Timeline.MonthOnOrBefore(worstDay));
        return new LimitSolution(
            Key, name, terms.Status, 0, month, $"{facts}; the terms accept {Amounts.Percent(terms.ShareOutstandingPast)}. Shorten the tenor or repay faster.");
    }

    /// <summary>The day the last contracted cash is earned; null when there is none.</summary>
    public static DateOnly? LastContractedDay(DealCase dealCase)
    {
        DateOnly? last = null;
        foreach (var contract in dealCase.Contracts)
            last = Revenue.ContractPlan.CommittedEnd(contract) is { } end && !(last >= end) ? end : last;
        foreach (var flow in dealCase.OtherCashFlows)
        {
            if (flow.Contracted && flow.Amount is { Amount: > 0 } && !(last >= flow.Date))
                last = flow.Date;
        }

        return last;
    }

    private static IEnumerable<(DateOnly Day, string What)> Ends(SizingContext context)
    {
        var terms = context.DealCase.Sizing.Tenor;
        if (LastContractedDay(context.DealCase) is { } contracts)
            yield return (contracts.AddMonths(terms.MonthsPastContracts), $"{terms.MonthsPastContracts} months after the last contract ends");
        if (context.Fleet.Count == 0)
            yield break;
        var months = (int)Math.Round(terms.EconomicLifeYears * 12);
        yield return (context.Fleet.InService.Max().AddMonths(months), "the end of the last lot's economic life");
    }

    /// <summary>Balance of a loan of 1. Greater-of repayment is not proportional to the loan: there a loan of the whole eligible cost stands for it, which
    /// repays latest.</summary>
    private static void FillPerUnit(SizingContext context, double[] balance)
    {
        if (context.Loan.IsLinear)
        {
            MonthlyBalance.Fill(context.Plan, context.Unit.Balance, 1, balance);
            return;
        }

        var size = Math.Max(1, context.Fleet.EligibleCost.Sum());
        var v = context.Loan.NewVectors();
        context.Loan.Run(size, v);
        MonthlyBalance.Fill(context.Plan, v.Balance, size, balance);
        for (var m = 0; m < balance.Length; m++)
            balance[m] /= size;
    }

    /// <summary>Balance of a loan of 1 after the last payment on or before a day.</summary>
    private static double Outstanding(SizingContext context, double[] balance, DateOnly day)
    {
        if (day < context.Date(0))
            return 1;
        return day >= context.Plan.FinalMaturity ? 0 : balance[context.Timeline.MonthOnOrBefore(day)];
    }
}
