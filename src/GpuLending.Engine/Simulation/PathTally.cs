using System.Runtime.Intrinsics;

namespace GpuLending.Engine.Simulation;

/// <summary>Sums over the paths of one block. Quantities are loss, exposure at default, default, factor on value, factor on rent and intensity in the last month; their squares are
/// taken over clusters: paths that were drawn together count as one observation.</summary>
internal sealed class PathTally
{
    public const int Quantities = 6;

    /// <summary>Sum of each quantity.</summary>
    public double[] Sums { get; } = new double[Quantities];

    /// <summary>Sum of squares over clusters.</summary>
    public double[] Squares { get; } = new double[Quantities];

    /// <summary>Sum over clusters of loss × exposure.</summary>
    public double LossTimesExposure { get; set; }

    /// <summary>Sums of the logarithm of the factor on value, its square, and the shift of the base rate, in the last month.</summary>
    public double[] Further { get; } = new double[3];

    public void Clear()
    {
        Array.Clear(Sums);
        Array.Clear(Squares);
        Array.Clear(Further);
        LossTimesExposure = 0;
    }

    public void CopyTo(Span<double> to)
    {
        Sums.CopyTo(to);
        Squares.CopyTo(to[Quantities..]);
        to[2 * Quantities] = LossTimesExposure;
        Further.CopyTo(to[((2 * Quantities) + 1)..]);
    }

    /// <summary>Numbers that <see cref="CopyTo"/> writes.</summary>
    public const int Length = (2 * Quantities) + 4;
}
