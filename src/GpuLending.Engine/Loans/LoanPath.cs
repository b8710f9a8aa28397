namespace GpuLending.Engine.Loans;

/// <summary>The loan by month, unsettled. All amounts positive.</summary>
public sealed record LoanPath
{
    /// <summary>Principal drawn in the month; at closing the opening balance of a loan that is already drawn.</summary>
    public required IReadOnlyList<double> Drawn { get; init; }

    /// <summary>Interest paid in cash in the month, after cap and swap, with interest for being late.</summary>
    public required IReadOnlyList<double> InterestPaid { get; init; }

    /// <summary>Part of <see cref="InterestPaid"/> that cap and swap settled: positive is paid to the hedge's bank, negative received; empty when nothing is hedged.</summary>
    public IReadOnlyList<double> HedgePaid { get; init; } = [];

    /// <summary>Interest for being late that fell due in the month, by the default margin; empty when nothing was overdue under this scenario.</summary>
    public IReadOnlyList<double> DefaultInterest { get; init; } = [];

    /// <summary>Interest added to principal in the month, by the terms or, under stress, because it was not paid.</summary>
    public required IReadOnlyList<double> InterestCapitalised { get; init; }

    /// <summary>Principal repaid in the month.</summary>
    public required IReadOnlyList<double> Principal { get; init; }

    /// <summary>Part of <see cref="Principal"/> that was not due yet; empty when nothing was prepaid under this scenario.</summary>
    public IReadOnlyList<double> Prepaid { get; init; } = [];

    /// <summary>Part of <see cref="Fees"/> that prepaying cost; empty when nothing.</summary>
    public IReadOnlyList<double> PrepaymentPremium { get; init; } = [];

    /// <summary>Prepayments by day and reason, in order.</summary>
    public IReadOnlyList<PrepaymentMade> Prepayments { get; init; } = [];

    /// <summary>Each draw on its own clock.</summary>
    public IReadOnlyList<DrawClock> Draws { get; init; } = [];

    /// <summary>What the lenders commit at the end of the month: with its steps while it can be drawn, what was drawn afterwards.</summary>
    public IReadOnlyList<double> Committed { get; init; } = [];

    /// <summary>Undrawn, agency and exit fees and prepayment premiums paid in the month.</summary>
    public required IReadOnlyList<double> Fees { get; init; }

    /// <summary>Principal outstanding at the end of the month.</summary>
    public required IReadOnlyList<double> Balance { get; init; }

    /// <summary>Interest and principal due in the month that cash flow after fees did not cover, under this scenario. The base run takes the sponsor to pay it; a stressed run no more than that.</summary>
    public required IReadOnlyList<double> Shortfall { get; init; }

    /// <summary>All-in yearly rate of the period in which the month lies, after cap and swap, as a fraction.</summary>
    public required IReadOnlyList<double> RatePerAnnum { get; init; }

    /// <summary>Day the last principal is due.</summary>
    public required DateOnly FinalMaturity { get; init; }

    /// <summary>For greater-of amortisation, which leg set each payment date's balance; empty otherwise.</summary>
    public required IReadOnlyList<GreaterOfStep> GreaterOf { get; init; }
}
