namespace GpuLending.Engine.Numerics;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    private const double RootOfTwoPi = 2.506628274631;

    private static readonly double[] Upper =
        [0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376];

    private static readonly double[] Lower =
        [0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948, 440.413735824752];

    /// <summary>Probability of a value at or below <paramref name="z"/>.</summary>
    /// <param name="z">Number of standard deviations; any finite number.</param>
    /// <returns>A probability, 0 to 1, right to about 1e-14.</returns>
    /// <remarks>J. F. Hart, Computer Approximations (1968), as given by G. West, "Better approximations to cumulative normal functions", Wilmott, May 2005.</remarks>
    public static double Cumulative(double z)
    {
        var x = Math.Abs(z);
        if (x > 37) return z > 0 ? 1 : 0;
        var density = Math.Exp(-x * x / 2);
        var tail = x < 7.07106781186547 ? density * Polynomial(Upper, x) / Polynomial(Lower, x) : density / Continued(x) / RootOfTwoPi;
        return z > 0 ? 1 - tail : tail;
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        var sum = 0.0;
        foreach (var coefficient in coefficients) sum = (sum * x) + coefficient;
        return sum;
    }

    private static double Continued(double x)
    {
        var below = x + 0.65;
        for (var i = 4; i >= 1; i--) below = x + (i / below);
        return below;
    }
}
