namespace GpuLending.Engine.Numerics;

/// <summary>A reproducible stream of random numbers: the same seed and stream give the same numbers on every machine and in every version.
/// xoshiro256** of Blackman and Vigna (2018), its state filled by their SplitMix64. Not thread-safe: every caller has its own stream.</summary>
public sealed class RandomStream
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>Opens a stream.</summary>
    /// <param name="seed">Any number; part of what a result depends on.</param>
    /// <param name="stream">Number of the stream, so that parallel work draws independently from one seed.</param>
    public RandomStream(long seed, long stream = 0)
    {
        var state = unchecked((ulong)seed ^ ((ulong)stream * 0xD1342543DE82EF95UL));
        (_a, _b, _c, _d) = (Split(ref state), Split(ref state), Split(ref state), Split(ref state));
    }

    /// <summary>The next 64 random bits.</summary>
    /// <returns>Any value, equally likely.</returns>
    public ulong NextBits()
    {
        unchecked
        {
            var result = ulong.RotateLeft(_b * 5, 7) * 9;
            var shifted = _b << 17;
            _c ^= _a;
            _d ^= _b;
            _b ^= _c;
            _a ^= _d;
            _c ^= shifted;
            _d = ulong.RotateLeft(_d, 45);
            return result;
        }
    }

    /// <summary>The next whole number below a bound, without bias.</summary>
    /// <param name="bound">The number of possible values, positive.</param>
    /// <returns>0 to bound - 1, equally likely.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int NextBelow(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        // Lemire (2019): multiply, and draw again in the small part of the range that would favour some values.
        var product = unchecked((UInt128)NextBits() * (ulong)bound);
        var low = (ulong)(product & ulong.MaxValue);
        if (low < (ulong)bound)
        {
            var threshold = unchecked(0UL - (ulong)bound) % (ulong)bound;
            while (low < threshold)
            {
                product = unchecked((UInt128)NextBits() * (ulong)bound);
                low = (ulong)(product & ulong.MaxValue);
            }
        }

        return (int)(product >> 64);
    }

    /// <summary>The next fraction.</summary>
    /// <returns>0 included to 1 excluded, 53 random bits.</returns>
    public double NextFraction() => (NextBits() >> 11) * (1.0 / (1UL << 53));

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
