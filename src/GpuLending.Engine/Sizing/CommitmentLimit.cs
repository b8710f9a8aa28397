using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Sizing;

/// <summary>The amount asked for, the lenders' hold and the draws as entered; for a seasoned loan its opening balance.</summary>
internal static class CommitmentLimit
{
    public const string Key = "commitment";

    public static LimitSolution Solve(SizingContext context)
    {
        var dealCase = context.DealCase;
        var status = dealCase.Sizing.Commitment.Status;
        if (dealCase.Facility.OpeningBalance is { } opening)
        {
            var balance = Amounts.NotNegative(opening, dealCase.Currency, "/facility/openingBalance");
            return new LimitSolution(Key, "Opening balance", status, balance, 0, $"The loan is already drawn: {context.Text(balance)} is outstanding at closing.");
        }

        var path = CommitmentPath.Of(dealCase);
        var (committed, at) = path is null ? (null, null) : Allowed(path, context.Plan);
        var planned = context.Plan.SumEntered;
        if (planned is { } sum && sum < (committed ?? double.PositiveInfinity))
            return new LimitSolution(Key, "Draws as planned", status, sum, null, $"The draws entered sum to {context.Text(sum)}.");
        if (committed is not { } most)
            return new LimitSolution(Key, "Commitment", status, null, null, "No amount is asked for and no hold is set.");
        return at is { } draw
            ? new LimitSolution(
                Key, "Commitment", status, most, context.Plan.Draws[draw].Month,
                $"{context.Text(path!.On(context.Plan.Draws[draw].Date))} is committed on {Amounts.Day(context.Plan.Draws[draw].Date)}, when {Amounts.Percent(Drawn(context.Plan, draw))} of the loan is drawn.")
            : new LimitSolution(Key, "Commitment", status, most, null, $"{context.Text(most)} is the least of what is asked for and what the lenders hold.");
    }

    /// <summary>The least of the amount asked for, with its steps, and the hold; null when neither is given.</summary>
    public static double? Committed(DealCase dealCase) => CommitmentPath.Of(dealCase)?.Largest;

    /// <summary>The largest loan whose draws stay within what is committed on their days, and the draw that holds it.</summary>
    private static (double? Allows, int? Draw) Allowed(CommitmentPath path, LoanPlan plan)
    {
        if (path.IsLevel)
            return (path.Largest, null);
        var (least, at) = (double.PositiveInfinity, 0);
        for (var d = 0; d < plan.Draws.Length; d++)
        {
            var allows = path.On(plan.Draws[d].Date) / Drawn(plan, d);
            if (allows < least)
                (least, at) = (allows, d);
        }

        return (least, at);
    }

    /// <summary>Share of the loan drawn with a draw and those before it.</summary>
    private static double Drawn(LoanPlan plan, int draw)
    {
        if (draw == plan.Draws.Length - 1)
            return 1;
        var drawn = 0.0;
        for (var d = 0; d <= draw; d++)
            drawn += plan.Draws[d].Weight;
        return drawn;
    }

    /// <summary>What custom principal is struck against: the opening balance, else the commitment; 0 when the amounts' own sum has to do.</summary>
    public static double StruckAgainst(Facility facility, Currency currency) =>
        facility.OpeningBalance is not null ? Amounts.NotNegative(facility.OpeningBalance, currency, "/facility/openingBalance")
        : Amounts.NotNegative(facility.Commitment, currency, "/facility/commitment");
}
