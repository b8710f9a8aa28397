namespace GpuLending.Engine.Scenarios;

/// <summary>A customer that stops paying.</summary>
public sealed record CustomerDefault
{
    /// <summary>Key of the contract, as in the case.</summary>
    public string ContractId { get; init; } = "";

    /// <summary>Month counted from closing from which nothing is paid, 1 or more. Its GPUs are merchant from there, after the void months.</summary>
    public int FromMonth { get; init; } = 1;
}
