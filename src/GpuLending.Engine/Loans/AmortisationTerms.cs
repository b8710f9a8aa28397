namespace GpuLending.Engine.Loans;

/// <summary>How each draw is repaid, on its own clock.</summary>
public sealed record AmortisationTerms
{
    /// <summary>Style of repayment.</summary>
    public AmortisationStyle Style { get; init; } = AmortisationStyle.Sculpted;

    /// <summary>Months after a draw in which a payment bears interest only, 0 or more. Principal starts at the first payment later than the day that lies
    /// these months after the draw: 12 on a quarterly loan drawn on a payment date gives four payments of interest alone.</summary>
    public int InterestOnlyMonths { get; init; }

    /// <summary>Share of principal left to the maturity date, 0 to 1. Zero unless an override says why.</summary>
    public double BalloonShare { get; init; }

    /// <summary>Why a balloon is accepted; needed when <see cref="BalloonShare"/> is above the policy's cap.</summary>
    public string? BalloonReason { get; init; }

    /// <summary>Principal payments, for <see cref="AmortisationStyle.Custom"/>: dated amounts against the commitment (or the opening balance), cut in proportion when the loan is smaller.</summary>
    public IReadOnlyList<PrincipalPayment> Custom { get; init; } = [];

    /// <summary>Life in years of the straight line that the cost leg of <see cref="AmortisationStyle.GreaterOf"/> follows.</summary>
    public double DepreciationLifeYears { get; init; } = 6;

    /// <summary>Share of depreciated cost that the cost leg of <see cref="AmortisationStyle.GreaterOf"/> supports, 0 to 1.</summary>
    public double DepreciatedCostAdvance { get; init; } = 1.0;

    /// <summary>Share of marked value that the value leg of <see cref="AmortisationStyle.Supported"/> supports, above 0.</summary>
    public double SupportedLoanToValue { get; init; } = 0.80;
}
