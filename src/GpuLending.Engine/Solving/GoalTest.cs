namespace GpuLending.Engine.Solving;

/// <summary>What an output must be to a target.</summary>
public enum GoalTest
{
    /// <summary>Equal to it: a goal seek.</summary>
    Equal,

    /// <summary>At least it: a break-even from which the output falls below.</summary>
    AtLeast,

    /// <summary>At most it: a break-even from which the output rises above.</summary>
    AtMost,
}
