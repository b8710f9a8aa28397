namespace GpuLending.Engine.Collateral;

/// <summary>One lot's value by month.</summary>
public sealed record LotValue
{
    /// <summary>Lot's key.</summary>
    public required string LotId { get; init; }

    /// <summary>Name of the curve it is marked on.</summary>
    public required string Curve { get; init; }

    /// <summary>Hardware cost the curve starts from (GPU and network).</summary>
    public required double HardwareCost { get; init; }

    /// <summary>Haircut in force as a fraction: the lot's own and, where the model's history is thin, the policy's.</summary>
    public required double Haircut { get; init; }

    /// <summary>Whether the model's price history is too thin to fit.</summary>
    public required bool ThinHistory { get; init; }

    /// <summary>Marked value by month.</summary>
    public required IReadOnlyList<double> MarkedValue { get; init; }
}
