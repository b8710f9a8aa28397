using System.Runtime.Intrinsics;
using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Simulation;

/// <summary>Fills the draws of one group of four paths after another. Each block of 1,000 paths has a random stream of its own, so that it does not matter who
/// computes it, and when.</summary>
internal sealed class PathDraws(FactorModel model, SimulationTerms terms, int customers)
{
    public const int BlockPaths = 1000;

    public const int BlockGroups = BlockPaths / 4;

    private const long FirstRatingStream = 1L << 40;

    private readonly QuasiPoints? _points = terms.Sampling == SamplingMethod.QuasiRandom ? new QuasiPoints(model) : null;

    /// <summary>Opens the stream of a block.</summary>
    public BlockDraws Open(int block)
    {
        var random = new RandomLanes(terms.Seed, block);
        return new BlockDraws(random, new RandomLanes(terms.Seed, block + FirstRatingStream), _points?.Shift(terms.Seed, block) ?? []);
    }

    /// <summary>Draws of group g of a block; the groups are asked for in their order, from 0.</summary>
    /// <param name="paths">Receives them.</param>
    /// <param name="before">The group before it, whose draws an antithetic one mirrors.</param>
    /// <param name="block">Where the block stands.</param>
    /// <param name="g">Number of the group.</param>
    public void Fill(PathGroup paths, PathGroup before, ref BlockDraws block, int g)
    {
        if (terms.Sampling == SamplingMethod.Antithetic && (g & 1) == 1)
        {
            Mirror(before, paths);
            return;
        }

        FillNormals(paths.Normals, ref block.Random);
        FillUniforms(paths.Uniforms, ref block.Random);
        FillUniforms(paths.CustomerDraws.AsSpan(0, terms.CustomerCorrelation > 0 ? customers + 1 : customers), ref block.Random);
        FillNormals(paths.RatingNormals, ref block.Ratings);
        if (terms.Delays.Count > 0)
            paths.DelayDraw = block.Random.NextUniforms()[0];
        _points?.Bridge(paths.Normals, block.Shift, g);
    }

    private static void FillNormals(Vector256<double>[] normals, ref RandomLanes stream)
    {
        var random = stream;
        for (var i = 0; i + 1 < normals.Length; i += 2)
            (normals[i], normals[i + 1]) = random.NextNormals();
        stream = random;
    }

    private static void FillUniforms(Span<Vector256<double>> uniforms, ref RandomLanes stream)
    {
        var random = stream;
        for (var i = 0; i < uniforms.Length; i++)
            uniforms[i] = random.NextUniforms();
        stream = random;
    }

    private static void Mirror(PathGroup from, PathGroup to)
    {
        for (var i = 0; i < to.Normals.Length; i++)
            to.Normals[i] = -from.Normals[i];
        for (var i = 0; i < to.Uniforms.Length; i++)
            to.Uniforms[i] = Vector256<double>.One - from.Uniforms[i];
        for (var i = 0; i < to.RatingNormals.Length; i++)
            to.RatingNormals[i] = -from.RatingNormals[i];
        for (var i = 0; i < to.CustomerDraws.Length; i++)
            to.CustomerDraws[i] = Vector256<double>.One - from.CustomerDraws[i];
        to.DelayDraw = 1 - from.DelayDraw;
    }
}
