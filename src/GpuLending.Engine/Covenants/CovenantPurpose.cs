namespace GpuLending.Engine.Covenants;

/// <summary>What failing a covenant stops.</summary>
public enum CovenantPurpose
{
    /// <summary>The loan: a failed test is a breach.</summary>
    Maintenance,

    /// <summary>Further draws: a failed test only closes the window.</summary>
    DrawStop,
}
