namespace GpuLending.Engine.Loans;

/// <summary>One step of a prepayment premium.</summary>
public sealed record PremiumStep
{
    /// <summary>First day on which it no longer counts.</summary>
    public DateOnly Until { get; init; }

    /// <summary>Premium as a share of the principal prepaid: 0.02 for a price of 102.</summary>
    public double Share { get; init; }
}
