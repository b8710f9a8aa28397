namespace GpuLending.Engine.Revenue;

/// <summary>How many GPUs a contract takes from a day on.</summary>
public sealed record RampStep
{
    /// <summary>First day on which the number holds.</summary>
    public DateOnly Date { get; init; }

    /// <summary>GPUs taken from that day, earlier steps included: 1 to the contract's number.</summary>
    public int Gpus { get; init; }
}
