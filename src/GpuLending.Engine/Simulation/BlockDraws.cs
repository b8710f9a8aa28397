using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Simulation;

/// <summary>Where the draws of one block stand.</summary>
internal struct BlockDraws(RandomLanes random, RandomLanes ratings, double[] shift)
{
    public RandomLanes Random = random;

    /// <summary>A stream of its own, so that moving ratings leave all other draws as they are.</summary>
    public RandomLanes Ratings = ratings;

    /// <summary>Random shift of the block's quasi-random points by dimension; empty for other samplings.</summary>
    public readonly double[] Shift = shift;
}
