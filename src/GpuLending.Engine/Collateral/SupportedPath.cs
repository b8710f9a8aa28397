namespace GpuLending.Engine.Collateral;

/// <summary>The fleet's marked value with its layers of support by month. A month's figures say what would be had if the fleet were sold in that month: the months are
/// alternatives to one another, so a layer's cap bounds each of them.</summary>
public sealed record SupportedPath
{
    /// <summary>Marked value and what the layers add to it.</summary>
    public required IReadOnlyList<double> Value { get; init; }

    /// <summary>Layers in the order in which they are called.</summary>
    public required IReadOnlyList<SupportLayer> Layers { get; init; }

    /// <summary>What the balance recovers from the fleet alone.</summary>
    public required IReadOnlyList<double> RecoveryWithout { get; init; }

    /// <summary>What the balance recovers from fleet and layers.</summary>
    public required IReadOnlyList<double> RecoveryWith { get; init; }

    /// <summary>Whether the loan-to-value limit counts them.</summary>
    public required bool Counted { get; init; }
}
