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

        var committed = Committed(dealCase);
        var planned = context.Plan.SumEntered;
        if (planned is { } sum && sum < (committed ?? double.PositiveInfinity))
            return new LimitSolution(Key, "Draws as planned", status, sum, null, $"The draws entered sum to {context.Text(sum)}.");
        return committed is { } most
            ? new LimitSolution(Key, "Commitment", status, most, null, $"{context.Text(most)} is the least of what is asked for and what the lenders hold.")
            : new LimitSolution(Key, "Commitment", status, null, null, "No amount is asked for and no hold is set.");
    }

    /// <summary>The least of the amount asked for and the hold; null when neither is given.</summary>
    public static double? Committed(DealCase dealCase)
    {
        double? asked = dealCase.Facility.Commitment is null
            ? null
            : Amounts.NotNegative(dealCase.Facility.Commitment, dealCase.Currency, "/facility/commitment");
        double? hold = dealCase.Sizing.Commitment.Hold is null
            ? null
            : Amounts.NotNegative(dealCase.Sizing.Commitment.Hold, dealCase.Currency, "/sizing/commitment/hold");
        var least = Math.Min(Math.Min(asked ?? double.PositiveInfinity, hold ?? double.PositiveInfinity), Loans.TrancheShares.Committed(dealCase.Facility, dealCase.Currency) ?? double.PositiveInfinity);
        return double.IsFinite(least) ? least : null;
    }

    /// <summary>What custom principal is struck against: the opening balance, else the commitment; 0 when the amounts' own sum has to do.</summary>
    public static double StruckAgainst(Facility facility, Currency currency) =>
        facility.OpeningBalance is not null ? Amounts.NotNegative(facility.OpeningBalance, currency, "/facility/openingBalance")
        : Amounts.NotNegative(facility.Commitment, currency, "/facility/commitment");
}
