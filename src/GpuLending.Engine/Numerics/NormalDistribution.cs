namespace GpuLending.Engine.Numerics;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    private const double RootOfTwoPi = 2.506628274631;

    private static readonly double[] Upper =
        [0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376];

    private static readonly double[] Lower =
        [0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948, 440.413735824752];

    private static readonly double[] CentreAbove =
    [
        2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3,
        1.3314166789178437745e2, 3.3871328727963666080,
    ];

    private static readonly double[] CentreBelow =
    [
        5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4, 5.3941960214247511077e3, 6.8718700749205790830e2,
        4.2313330701600911252e1, 1,
    ];

    private static readonly double[] MiddleAbove =
    [
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258, 3.64784832476320460504, 5.76949722146069140550,
        4.63033784615654529590, 1.42343711074968357734,
    ];

    private static readonly double[] MiddleBelow =
    [
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1, 6.89767334985100004550e-1,
        1.67638483018380384940, 2.05319162663775882187, 1,
    ];

    private static readonly double[] FarAbove =
    [
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2, 2.96560571828504891230e-1,
        1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720,
    ];

    private static readonly double[] FarBelow =
    [
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4, 1.48753612908506148525e-2,
        1.36929880922735805310e-1, 5.99832206555887937690e-1, 1,
    ];

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

    /// <summary>The value that is not exceeded with a probability.</summary>
    /// <param name="probability">Probability, above 0 and below 1.</param>
    /// <returns>Number of standard deviations, right to about 1e-15 relative.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not between 0 and 1.</exception>
    /// <remarks>M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37 (1988), routine PPND16.</remarks>
    public static double Quantile(double probability)
    {
        if (!(probability > 0 && probability < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is above 0 and below 1.");
        var q = probability - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var square = 0.180625 - (q * q);
            return q * Polynomial(CentreAbove, square) / Polynomial(CentreBelow, square);
        }

        var r = Math.Sqrt(-Math.Log(q < 0 ? probability : 1 - probability));
        var z = r <= 5
            ? Polynomial(MiddleAbove, r - 1.6) / Polynomial(MiddleBelow, r - 1.6)
            : Polynomial(FarAbove, r - 5) / Polynomial(FarBelow, r - 5);
        return q < 0 ? -z : z;
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
