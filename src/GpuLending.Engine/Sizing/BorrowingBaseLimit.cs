namespace GpuLending.Engine.Sizing;

/// <summary>After every draw no more owed than the borrowing base of its day carries, where the terms hold draws to it. See docs/methodology/borrowing-base.md.</summary>
internal static class BorrowingBaseLimit
{
    public const string Key = "borrowing-base";

    public static LimitSolution? Solve(SizingContext context)
    {
        if (context.DealCase.BorrowingBase is not { CapsDraws: true } terms || context.BorrowingBase is not { } carried)
            return null;
        var months = TestedMonths.Of(context.Plan, everyDate: false);
        var caps = months.Select(m => carried[m]).ToArray();
        var (allows, month) = context.Largest(months, caps, TestedMonths.Balances(context, months));
        var name = $"Borrowing base {Amounts.Percent(terms.AdvanceRate)} of eligible value";
        return month is not { } at
            ? new LimitSolution(Key, name, LimitStatus.Applied, null, null, "Nothing is owed on any draw's day.")
            : new LimitSolution(
                Key, name, LimitStatus.Applied, allows, at,
                $"The base carries {context.Text(carried[at])} on {Amounts.Day(context.Date(at))}, the day of a draw; that holds a loan of {context.Text(allows)}.");
    }
}
