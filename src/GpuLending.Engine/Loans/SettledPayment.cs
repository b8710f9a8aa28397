namespace GpuLending.Engine.Loans;

/// <summary>What happens to principal on one date.</summary>
public sealed record SettledPayment
{
    /// <summary>Payment date, or a draw's date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Payment date before it was moved to a business day; null when it was not moved.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>Balance before the day's events.</summary>
    public required Money Opening { get; init; }

    /// <summary>Principal drawn.</summary>
    public required Money Drawn { get; init; }

    /// <summary>Yearly rate that the lenders are paid for the period that ends here, as a fraction: before cap and swap.</summary>
    public required decimal RatePerAnnum { get; init; }

    /// <summary>Interest paid to the lenders.</summary>
    public required Money Interest { get; init; }

    /// <summary>Interest added to principal.</summary>
    public required Money Capitalised { get; init; }

    /// <summary>What the borrower's cap and swap settle: positive is paid to the hedge's bank, negative received; null when nothing is hedged.</summary>
    public Money? Hedge { get; init; }

    /// <summary>Principal repaid.</summary>
    public required Money Principal { get; init; }

    /// <summary>Part of the principal that was not due yet; null in a loan that nothing is prepaid of.</summary>
    public Money? Prepaid { get; init; }

    /// <summary>Fees paid.</summary>
    public required Money Fees { get; init; }

    /// <summary>Balance after the day's events: opening + drawn + capitalised - principal.</summary>
    public required Money Closing { get; init; }
}
