namespace GpuLending.Underwriting.Policies;

/// <summary>Where a version of the policy stands.</summary>
public enum PolicyState
{
    /// <summary>Waits for a decision.</summary>
    Proposed,

    /// <summary>Waits, and can no longer be approved: another version was approved since.</summary>
    Stale,

    Declined,
    Withdrawn,

    /// <summary>Approved; its first day is still to come.</summary>
    Approved,
    InForce,

    /// <summary>Was in force until a later version was.</summary>
    Superseded,
}
