namespace GpuLending.Engine.Loans;

/// <summary>A principal payment as entered.</summary>
public sealed record PrincipalPayment
{
    /// <summary>Payment date.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Principal repaid, positive.</summary>
    public Money? Amount { get; init; }
}
