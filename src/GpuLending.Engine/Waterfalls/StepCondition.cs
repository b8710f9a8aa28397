namespace GpuLending.Engine.Waterfalls;

/// <summary>When a rule is served.</summary>
public enum StepCondition
{
    /// <summary>On every payment date.</summary>
    Always,

    /// <summary>While one of its triggers is on: a trap, a full sweep.</summary>
    WhileTriggered,

    /// <summary>While none of its triggers is on: a distribution under a lock-up test.</summary>
    UnlessTriggered,
}
