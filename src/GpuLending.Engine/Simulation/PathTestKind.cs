namespace GpuLending.Engine.Simulation;

/// <summary>What a test on a path compares.</summary>
internal enum PathTestKind
{
    BalanceBeforeSweepOverValue,
    BalanceOverValue,
    BalanceBeforeSweepOverCost,
    BalanceOverCost,
    Cover,
    SameOnEveryPath,
    NotSimulated,
}
