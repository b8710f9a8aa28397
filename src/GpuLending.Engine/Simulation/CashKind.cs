namespace GpuLending.Engine.Simulation;

/// <summary>What is read of a month's cash on a path.</summary>
internal enum CashKind
{
    /// <summary>Cash flow available for debt service.</summary>
    Cfads,

    ContractedRevenue,

    ContractedCosts,

    ContractedCfads,

    RunningCosts,
}
