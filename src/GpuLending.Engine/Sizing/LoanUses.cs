namespace GpuLending.Engine.Sizing;

/// <summary>Who funds the uses that depend on the loan. They are solved together with its size. See docs/methodology/uses-of-the-loan.md.</summary>
public sealed record LoanUses
{
    /// <summary>Original issue discount.</summary>
    public UseFunding Discount { get; init; }

    /// <summary>Upfront fee.</summary>
    public UseFunding UpfrontFee { get; init; }

    /// <summary>Interest added to principal by the terms.</summary>
    public UseFunding CapitalisedInterest { get; init; }

    /// <summary>Interest due in cash on each draw's first payment date, set aside at the draw.</summary>
    public UseFunding InterestToFirstPayment { get; init; }

    /// <summary>Debt service reserve, funded with the loan.</summary>
    public UseFunding DebtServiceReserve { get; init; }
}
