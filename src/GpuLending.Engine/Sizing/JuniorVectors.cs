namespace GpuLending.Engine.Sizing;

/// <summary>The junior tranche by payment; [0] is closing, all amounts positive.</summary>
internal sealed class JuniorVectors(int payments)
{
    /// <summary>Interest due in cash.</summary>
    public double[] Interest { get; } = new double[payments];

    public double[] InterestPaid { get; } = new double[payments];

    /// <summary>Interest added to principal.</summary>
    public double[] Capitalised { get; } = new double[payments];

    /// <summary>Principal due.</summary>
    public double[] PrincipalDue { get; } = new double[payments];

    public double[] Principal { get; } = new double[payments];

    /// <summary>Part of the principal due that is due only because the tranche matures.</summary>
    public double[] Balloon { get; } = new double[payments];

    /// <summary>Balance after the payment, of the draws that have had a payment.</summary>
    public double[] Balance { get; } = new double[payments];
}
