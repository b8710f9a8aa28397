namespace GpuLending.Engine.Covenants;

/// <summary>The lenders' promise not to act on failed tests of some days. The test still shows both sides and its state.</summary>
public sealed record CovenantWaiver
{
    /// <summary>First test date it covers; inclusive.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last test date it covers; inclusive.</summary>
    public DateOnly Until { get; init; }

    /// <summary>Who signed for the lenders.</summary>
    public string SignedBy { get; init; } = "";

    /// <summary>Day of signature; null when not provided.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>Why it was given.</summary>
    public string Reason { get; init; } = "";
}
