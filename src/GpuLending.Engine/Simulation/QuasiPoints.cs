using System.Runtime.Intrinsics;
using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Simulation;

/// <summary>Quasi-random points for where the factors stand at eight knots of the horizon: Halton (1960) with a random shift a block (Cranley and Patterson 1976), brought
/// to the paths as a Brownian bridge; the independent draws keep only their moves between the knots.</summary>
internal sealed class QuasiPoints
{
    private const int Knots = 8;

    private static readonly int[] Primes =
        [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131];

    /// <summary>Knots in the order of the bridge with their neighbours that are known by then: the end, the middle, the quarters, the eighths.</summary>
    private static readonly (int Knot, int Left, int Right)[] Order = [(8, 0, 8), (4, 0, 8), (2, 0, 4), (6, 4, 8), (1, 0, 2), (3, 2, 4), (5, 4, 6), (7, 6, 8)];

    private readonly int _factors;
    private readonly int[] _knots = new int[Knots + 1];
    private readonly double[][] _points;

    public QuasiPoints(FactorModel model)
    {
        _factors = model.Factors;
        for (var j = 0; j <= Knots; j++)
            _knots[j] = (int)Math.Round(model.Months * (double)j / Knots);
        _points = new double[PathDraws.BlockPaths][];
        for (var i = 0; i < _points.Length; i++)
        {
            _points[i] = new double[Knots * _factors];
            for (var d = 0; d < _points[i].Length; d++)
                _points[i][d] = Radical(i + 1, Primes[d]);
        }
    }

    /// <summary>The shift of a block, one number a dimension.</summary>
    public double[] Shift(long seed, int block)
    {
        var random = new RandomStream(seed, ~(long)block);
        var shift = new double[Knots * _factors];
        for (var d = 0; d < shift.Length; d++)
            shift[d] = random.NextFraction();
        return shift;
    }

    /// <summary>Moves the draws of a group so that the factors' sums stand on the points at the knots.</summary>
    public void Bridge(Vector256<double>[] normals, double[] shift, int g)
    {
        Span<double> at = stackalloc double[Knots + 1];
        for (var f = 0; f < _factors; f++)
        {
            for (var lane = 0; lane < 4; lane++)
            {
                Stand(at, _points[(4 * g) + lane], shift, f);
                for (var j = 1; j <= Knots; j++)
                    Move(normals, f, lane, _knots[j - 1], _knots[j], at[j] - at[j - 1]);
            }
        }
    }

    private void Stand(Span<double> at, double[] point, double[] shift, int factor)
    {
        at[0] = 0;
        for (var i = 0; i < Knots; i++)
        {
            var d = (i * _factors) + factor;
            var u = point[d] + shift[d];
            var z = NormalDistribution.Quantile(Math.Clamp(u >= 1 ? u - 1 : u, 1e-12, 1 - 1e-12));
            var (knot, left, right) = Order[i];
            double from = _knots[left], to = _knots[right], here = _knots[knot];
            if (i == 0)
                at[knot] = Math.Sqrt(here) * z;
            else if (to > from)
                at[knot] = at[left] + ((at[right] - at[left]) * (here - from) / (to - from)) + (Math.Sqrt((here - from) * (to - here) / (to - from)) * z);
            else
                at[knot] = at[left];
        }
    }

    /// <summary>Gives the draws of the months after one knot up to the next a sum; given that sum they are independent draws less their mean.</summary>
    private void Move(Vector256<double>[] normals, int factor, int lane, int from, int to, double sum)
    {
        if (to == from)
            return;
        var drawn = 0.0;
        for (var m = from; m < to; m++)
            drawn += normals[(m * _factors) + factor][lane];
        var by = (sum - drawn) / (to - from);
        for (var m = from; m < to; m++)
            normals[(m * _factors) + factor] = normals[(m * _factors) + factor].WithElement(lane, normals[(m * _factors) + factor][lane] + by);
    }

    private static double Radical(int i, int prime)
    {
        var (value, part) = (0.0, 1.0 / prime);
        for (; i > 0; i /= prime, part /= prime)
            value += part * (i % prime);
        return value;
    }
}
