namespace GpuLending.Engine.Sizing;

/// <summary>What a limit is to this loan.</summary>
public enum LimitStatus
{
    /// <summary>In the terms: the loan may not pass it.</summary>
    Applied,

    /// <summary>The lender's own policy: the loan may not pass it without an exception.</summary>
    Policy,

    /// <summary>Solved and shown for the reader; it does not hold the loan.</summary>
    ShownOnly,
}
