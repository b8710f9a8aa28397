namespace GpuLending.Engine.Solving;

/// <summary>How an output moves with its input over the values tried.</summary>
public enum OutputDirection
{
    /// <summary>It does not move.</summary>
    Flat,

    /// <summary>It never falls as the input rises.</summary>
    Rising,

    /// <summary>It never rises as the input rises.</summary>
    Falling,

    /// <summary>It rises here and falls there.</summary>
    Mixed,
}
