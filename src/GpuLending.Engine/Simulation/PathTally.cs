using System.Runtime.Intrinsics;
using static GpuLending.Engine.Numerics.VectorMath;

namespace GpuLending.Engine.Simulation;

/// <summary>Sums over the paths of one block. Quantities are loss, exposure at default, default, factor on value, factor on rent and intensity in the last month; their squares are
/// taken over clusters: paths that were drawn together count as one observation.</summary>
/// <param name="clusters">Whether there are clusters; each path is an observation otherwise.</param>
internal sealed class PathTally(bool clusters)
{
    public const int Quantities = 6;

    /// <summary>Numbers that <see cref="CopyTo"/> writes: sums, squares, the sum of loss × exposure, and sums of the logarithm of the factor on value, its square and the shift of the
    /// base rate in the last month.</summary>
    public const int Length = (2 * Quantities) + 4;

    private readonly Vector256<double>[] _sums = new Vector256<double>[Length];
    private readonly Vector256<double>[] _cluster = new Vector256<double>[Quantities];
    private readonly double[] _totals = new double[Length];

    public void Clear()
    {
        Array.Clear(_sums);
        Array.Clear(_cluster);
        Array.Clear(_totals);
    }

    /// <summary>Adds a group.</summary>
    /// <param name="paths">The group.</param>
    /// <param name="isDefault">Lanes that default, all bits set.</param>
    /// <param name="last">Last month.</param>
    /// <param name="closesCluster">Whether a cluster ends with it.</param>
    public void Add(PathGroup paths, Vector256<double> isDefault, int last, bool closesCluster)
    {
        Add(0, paths.Loss);
        Add(1, paths.Exposure);
        Add(2, isDefault & Vector256<double>.One);
        Add(3, paths.Value[last]);
        Add(4, paths.Rent[last]);
        Add(5, paths.Intensity[last]);
        if (!clusters)
            _sums[2 * Quantities] = Fma(paths.Loss, paths.Exposure, _sums[2 * Quantities]);
        var logarithm = paths.LogValueAtEnd;
        _sums[(2 * Quantities) + 1] += logarithm;
        _sums[(2 * Quantities) + 2] = Fma(logarithm, logarithm, _sums[(2 * Quantities) + 2]);
        _sums[(2 * Quantities) + 3] += paths.RateShift[last];
        if (closesCluster)
            CloseCluster();
    }

    /// <summary>Adds up the lanes when the block is done.</summary>
    public void Close()
    {
        for (var i = 0; i < Length; i++)
            _totals[i] += Vector256.Sum(_sums[i]);
    }

    public void CopyTo(Span<double> to) => _totals.CopyTo(to);

    private void Add(int q, Vector256<double> quantity)
    {
        _sums[q] += quantity;
        if (clusters)
            _cluster[q] += quantity;
        else
            _sums[Quantities + q] = Fma(quantity, quantity, _sums[Quantities + q]);
    }

    private void CloseCluster()
    {
        for (var q = 0; q < Quantities; q++)
        {
            var sum = Vector256.Sum(_cluster[q]);
            _totals[Quantities + q] += sum * sum;
        }

        _totals[2 * Quantities] += Vector256.Sum(_cluster[0]) * Vector256.Sum(_cluster[1]);
        Array.Clear(_cluster);
    }
}
