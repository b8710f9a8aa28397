namespace GpuLending.Engine.Loans;

/// <summary>Principal repaid before it is due: what is prepaid, what it costs and which instalments it takes the place of. See docs/methodology/prepayments.md.</summary>
public sealed record PrepaymentTerms
{
    /// <summary>Which instalments a prepayment takes the place of.</summary>
    public PrepaymentApplication Application { get; init; } = PrepaymentApplication.InverseOrder;

    /// <summary>Prepayments the borrower makes or announces, in any order.</summary>
    public IReadOnlyList<VoluntaryPrepayment> Voluntary { get; init; } = [];

    /// <summary>What a prepayment costs beside principal and interest; null when it may be made at par.</summary>
    public PrepaymentPremium? Premium { get; init; }

    /// <summary>Highest loan-to-cost, as a fraction of the cost of the lots delivered and not lost; what is above it is prepaid on the next payment date. Null for none.</summary>
    public double? LoanToCostAbove { get; init; }

    /// <summary>Whether a coming month with negative operating cash flow has to be met by a prepayment ahead of it.</summary>
    public bool OnNegativeOperatingIncome { get; init; }

    /// <summary>Months before the first negative month by which <see cref="OnNegativeOperatingIncome"/> is paid, 0 or more.</summary>
    public int NegativeIncomeMonthsAhead { get; init; } = 2;

    /// <summary>Lots lost or sold and what they bring in, in any order.</summary>
    public IReadOnlyList<LotProceeds> Proceeds { get; init; } = [];
}
