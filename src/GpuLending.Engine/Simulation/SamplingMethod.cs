namespace GpuLending.Engine.Simulation;

/// <summary>How the random numbers of a simulation's paths are drawn. See docs/methodology/simulation.md.</summary>
public enum SamplingMethod
{
    /// <summary>Every path on draws of its own.</summary>
    Independent = 0,

    /// <summary>Paths in mirrored pairs of four: where one rises the other falls. Standard errors are taken over the pairs.</summary>
    Antithetic,

    /// <summary>Randomly shifted Halton points for where each factor stands at the end, in the middle and at the quarters (a Brownian bridge), independent draws
    /// between. Standard errors are taken over the blocks of 1,000 paths, each with a shift of its own: two blocks at least.</summary>
    QuasiRandom,
}
