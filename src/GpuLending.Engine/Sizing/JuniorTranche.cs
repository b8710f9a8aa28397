namespace GpuLending.Engine.Sizing;

/// <summary>A loan that is paid after the senior one from what is left, with limits struck on both together. See docs/methodology/junior-tranche.md.</summary>
public sealed record JuniorTranche
{
    /// <summary>Name on lists and documents.</summary>
    public string Name { get; init; } = "Junior";

    /// <summary>Amount asked for; null to let the limits alone decide.</summary>
    public Money? Amount { get; init; }

    /// <summary>Most of senior and junior together over eligible cost, as a fraction; null for no such limit.</summary>
    public double? CombinedAdvance { get; init; }

    /// <summary>Most of both balances over marked value in every month, as a fraction; null for no such limit.</summary>
    public double? CombinedLoanToValue { get; init; }

    /// <summary>Least cash flow over the debt service of both, as a multiple; null for no such limit.</summary>
    public double? CombinedDebtServiceCoverage { get; init; }

    /// <summary>Fixed yearly rate as a fraction, on the senior loan's day count and payment dates.</summary>
    public double RatePerAnnum { get; init; }

    /// <summary>Share of the interest that is added to principal instead of being paid, 0 to 1.</summary>
    public double PikShare { get; init; }

    /// <summary>Life from closing in months; null to end with the senior loan. It matures on the last payment date within it.</summary>
    public int? TenorMonths { get; init; }

    /// <summary>How principal is repaid.</summary>
    public JuniorRepayment Repayment { get; init; } = JuniorRepayment.AtMaturity;

    /// <summary>Original issue discount on each draw: the borrower receives 1 less this share of principal.</summary>
    public double OriginalIssueDiscount { get; init; }

    /// <summary>Upfront fee on its size, paid at closing.</summary>
    public double Upfront { get; init; }
}
