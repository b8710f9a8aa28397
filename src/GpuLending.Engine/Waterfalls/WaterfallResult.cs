namespace GpuLending.Engine.Waterfalls;

/// <summary>One run of the waterfall. Every array has one element a payment; [0] is closing; amounts are positive unless said otherwise.
/// On each date: accounts before + receipts + hedge received + sponsor's funding and support + sale = what the rules pay + accounts after.</summary>
public sealed record WaterfallResult
{
    /// <summary>Payment dates; [0] is closing.</summary>
    public required IReadOnlyList<DateOnly> Dates { get; init; }

    /// <summary>Month of each payment date.</summary>
    public required IReadOnlyList<int> Months { get; init; }

    /// <summary>Cash received in the period before running costs: contract fees less prepayments used, merchant revenue and other cash.</summary>
    public required IReadOnlyList<double> Receipts { get; init; }

    /// <summary>What cap and swap pay the borrower.</summary>
    public required IReadOnlyList<double> HedgeReceived { get; init; }

    /// <summary>What the sponsor pays into accounts when they open.</summary>
    public required IReadOnlyList<double> SponsorFunding { get; init; }

    /// <summary>What the sponsor pays because cash and accounts fall short.</summary>
    public required IReadOnlyList<double> SponsorSupport { get; init; }

    /// <summary>The rules in their order, each with what it paid.</summary>
    public required IReadOnlyList<WaterfallStepPath> Steps { get; init; }

    /// <summary>The accounts, the collection account first.</summary>
    public required IReadOnlyList<CashAccountPath> Accounts { get; init; }

    /// <summary>The triggers, each with its readings.</summary>
    public required IReadOnlyList<WaterfallTriggerPath> Triggers { get; init; }

    /// <summary>Interest and principal due on the date, overdue with it, that nobody paid.</summary>
    public required IReadOnlyList<double> UnpaidDebtService { get; init; }

    /// <summary>Balance after interest and principal, before sweeps: what triggers are struck on.</summary>
    public required IReadOnlyList<double> BalanceBeforeSweep { get; init; }

    /// <summary>Principal prepaid by sweeps.</summary>
    public required IReadOnlyList<double> Swept { get; init; }

    /// <summary>Paid to the sponsor by distributions, and the accounts' balances released to it at the end.</summary>
    public required IReadOnlyList<double> Distributions { get; init; }

    /// <summary>The sale at the end; null when none is assumed.</summary>
    public SaleOutcome? Sale { get; init; }

    /// <summary>Principal repaid on the last date from what accounts still hold and from the sale.</summary>
    public required double RepaidAtEnd { get; init; }

    /// <summary>Junior principal repaid then, after the loan's.</summary>
    public double JuniorRepaidAtEnd { get; init; }

    /// <summary>Principal and interest still owed after the last payment date: the lenders' loss.</summary>
    public required double Loss { get; init; }

    /// <summary>Largest difference between cash in and cash out on any date, over the cash that moved.</summary>
    public required double LargestImbalance { get; init; }
}
