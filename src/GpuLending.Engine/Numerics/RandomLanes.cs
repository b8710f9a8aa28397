using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GpuLending.Engine.Numerics;

/// <summary>Four reproducible streams of random numbers side by side: xoshiro256+ of Blackman and Vigna (2018), whose upper 52 bits are used, the states filled by their
/// SplitMix64. A copy goes on from where the original stood. Not thread-safe.</summary>
internal struct RandomLanes
{
    private Vector256<ulong> _a;
    private Vector256<ulong> _b;
    private Vector256<ulong> _c;
    private Vector256<ulong> _d;

    /// <summary>Opens four streams.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="stream">Number of the bundle, so that parallel work draws independently from one seed.</param>
    public RandomLanes(long seed, long stream)
    {
        var state = unchecked(Mixed((ulong)seed) ^ (((ulong)stream * 0xD1342543DE82EF95UL) + 0x2545F4914F6CDD1DUL));
        Span<ulong> words = stackalloc ulong[16];
        for (var lane = 0; lane < 4; lane++)
        {
            for (var i = 0; i < 4; i++)
                words[(4 * i) + lane] = Split(ref state);
        }

        _a = Vector256.Create<ulong>(words[..4]);
        _b = Vector256.Create<ulong>(words[4..8]);
        _c = Vector256.Create<ulong>(words[8..12]);
        _d = Vector256.Create<ulong>(words[12..]);
    }

    /// <summary>Four numbers above 0 and below 1, 52 random bits each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> NextUniforms() => FromOneToTwo() - Vector256.Create(1 - (1.0 / (1L << 53)));

    /// <summary>Eight independent standard normal numbers, by Box and Muller (1958).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector256<double> First, Vector256<double> Second) NextNormals()
    {
        var radius = Vector256.Sqrt(Vector256.Create(-2.0) * VectorMath.Log(NextUniforms()));
        var (sine, cosine) = VectorMath.SineCosineOfTurn(FromOneToTwo() - Vector256.Create(1.5));
        return (radius * cosine, radius * sine);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> FromOneToTwo() =>
        (Vector256.ShiftRightLogical(NextBits(), 12) | Vector256.Create(0x3FF0000000000000UL)).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<ulong> NextBits()
    {
        var result = _a + _d;
        var shifted = Vector256.ShiftLeft(_b, 17);
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = Vector256.ShiftLeft(_d, 45) | Vector256.ShiftRightLogical(_d, 19);
        return result;
    }

    /// <summary>Seeds that follow each other must not give states that do.</summary>
    private static ulong Mixed(ulong seed) => Split(ref seed);

    private static ulong Split(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
