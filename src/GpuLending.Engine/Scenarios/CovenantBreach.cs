namespace GpuLending.Engine.Scenarios;

/// <summary>A covenant that a case breaches.</summary>
/// <param name="CovenantId">Its key.</param>
/// <param name="Name">Its name with its threshold.</param>
/// <param name="First">First day that is breached and not waived.</param>
public sealed record CovenantBreach(string CovenantId, string Name, DateOnly First);
