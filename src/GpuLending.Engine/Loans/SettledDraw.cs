namespace GpuLending.Engine.Loans;

/// <summary>One draw's schedule.</summary>
public sealed record SettledDraw
{
    /// <summary>Number of the draw, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Day it is drawn.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Principal drawn.</summary>
    public required Money Amount { get; init; }

    /// <summary>Day its last principal is due.</summary>
    public required DateOnly Maturity { get; init; }

    /// <summary>Its payments in date order.</summary>
    public required IReadOnlyList<SettledPayment> Payments { get; init; }
}
