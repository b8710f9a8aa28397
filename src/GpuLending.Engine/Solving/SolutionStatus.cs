namespace GpuLending.Engine.Solving;

/// <summary>How a search ended.</summary>
public enum SolutionStatus
{
    /// <summary>One value was found.</summary>
    Found,

    /// <summary>Several values answer; none is more right than another.</summary>
    Several,

    /// <summary>Every value of a stretch answers.</summary>
    EveryValue,

    /// <summary>No value of the range answers: the output stays on one side of the target.</summary>
    OutOfReach,

    /// <summary>The output does not move with the input, and is not the target.</summary>
    Flat,

    /// <summary>The output jumps over the target: between two neighbouring values lies no answer.</summary>
    Jump,

    /// <summary>The deal cannot be computed, or the output does not exist, on any value of the range.</summary>
    NotComputable,
}
