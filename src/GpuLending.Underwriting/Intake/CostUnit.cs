namespace GpuLending.Underwriting.Intake;

/// <summary>What a cost of hardware is the cost of.</summary>
public enum CostUnit
{
    /// <summary>One GPU.</summary>
    Gpu,

    /// <summary>A machine with all its GPUs.</summary>
    Node,

    /// <summary>The whole row.</summary>
    Lot,
}
