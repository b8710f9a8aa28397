using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Sizing;

/// <summary>Balance at most a share of marked value: at every draw, and at every month end when the terms follow the mark.
/// See docs/methodology/loan-to-value.md.</summary>
internal static class LoanToValueLimit
{
    public const string Key = "loan-to-value";

    public static LimitSolution Solve(SizingContext context)
    {
        var terms = context.DealCase.Sizing.LoanToValue;
        var premise = terms.Premise ?? context.DealCase.Valuation.Premise;
        Amounts.Between(terms.Maximum, 0, 100, "/sizing/loanToValue/maximum");
        var maximum = Maximum(context);
        var value = context.Value(premise);
        var months = TestedMonths.Of(context.Plan, terms.EveryDate);
        var caps = months.Select(m => maximum * value[m]).ToArray();
        var (allows, month) = context.Largest(months, caps, TestedMonths.Balances(context, months));
        var name = $"Loan-to-value {Amounts.Percent(maximum)} on {premise.Abbreviation()}";
        if (month is not { } at)
            return new LimitSolution(Key, name, terms.Status, null, null, "Nothing is owed on any date tested.");
        var where = $"{context.Text(value[at])} on {Amounts.Day(context.Date(at))}";
        var reason = value[at] <= 0
            ? $"The fleet is worth nothing as collateral on {Amounts.Day(context.Date(at))}, when principal is owed."
            : $"{Amounts.Percent(maximum)} of the {premise.DisplayName().ToLowerInvariant()} of {where} holds a loan of {context.Text(allows)}{Words(context)}.";
        return new LimitSolution(Key, name, terms.Status, allows, at, reason);
    }

    /// <summary>The terms' maximum less what the dispersion of opinions takes off, not below zero.</summary>
    public static double Maximum(SizingContext context) => Math.Max(0, context.DealCase.Sizing.LoanToValue.Maximum - context.Reduction);

    private static string Words(SizingContext context) =>
        (context.Reduction > 0 ? $"; {Amounts.Points(context.Reduction)} are off for the dispersion of opinions" : "")
        + (context.DealCase.Valuation is { CountSupports: true, Supports.Count: > 0 } ? "; the value counts the residual supports" : "");
}
