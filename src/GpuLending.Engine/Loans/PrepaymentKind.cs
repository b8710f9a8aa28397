namespace GpuLending.Engine.Loans;

/// <summary>Why principal is repaid before it is due.</summary>
public enum PrepaymentKind
{
    /// <summary>A lot was lost or sold.</summary>
    Proceeds = 0,

    /// <summary>The borrower chose to.</summary>
    Voluntary,

    /// <summary>Loan-to-cost was above its cap.</summary>
    LoanToCost,

    /// <summary>Coming cash does not pay the coming debt service.</summary>
    NegativeOperatingIncome,
}
