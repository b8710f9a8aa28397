namespace GpuLending.Engine.Covenants;

/// <summary>State of a covenant on a date.</summary>
public enum CovenantState
{
    /// <summary>Meets the threshold with headroom.</summary>
    Compliant,

    /// <summary>Meets the threshold with little headroom.</summary>
    AtRisk,

    /// <summary>Fails the threshold.</summary>
    Breached,

    /// <summary>Before the first test date, or nothing to test yet.</summary>
    NotTestedYet,
}
