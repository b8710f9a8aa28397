namespace GpuLending.Engine.Numerics;

/// <summary>How a search for a root ended.</summary>
public enum RootStatus
{
    /// <summary>A root was found to the tolerance asked for.</summary>
    Found = 0,

    /// <summary>The function has the same sign at both ends, so the bracket shows no root.</summary>
    NoSignChange = 1,

    /// <summary>The function returned NaN or infinity inside the bracket.</summary>
    NotFinite = 2,

    /// <summary>The evaluations allowed ran out.</summary>
    TooManyEvaluations = 3,

    /// <summary>More than one root lies in the range; none is more right than another.</summary>
    SeveralRoots = 4,
}
