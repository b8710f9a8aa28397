namespace GpuLending.Engine.Covenants;

/// <summary>What failing a covenant stops.</summary>
public enum CovenantPurpose
{
    /// <summary>The loan: a failed test is a breach.</summary>
    Maintenance,

    /// <summary>Further draws: a failed test only closes the window.</summary>
    DrawStop,

    /// <summary>Nothing by itself: a failed test turns on what the terms name, such as a sweep or a reserve, and is no default.</summary>
    Trigger,
}
