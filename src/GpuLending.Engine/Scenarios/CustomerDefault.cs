namespace GpuLending.Engine.Scenarios;

/// <summary>A customer that stops paying.</summary>
public sealed record CustomerDefault
{
    /// <summary>Key of the contract, as in the case.</summary>
    public string ContractId { get; init; } = "";

    /// <summary>Month counted from closing from which nothing is paid, 1 or more. Its GPUs are merchant from there, after the void months.</summary>
    public int FromMonth { get; init; } = 1;

    /// <summary>Months that its GPUs stand empty before they are let again, 0 or more; null for the void months of the deal's merchant terms.</summary>
    public int? MonthsToRelet { get; init; }
}
