namespace GpuLending.Engine.Numerics;

/// <summary>Student's t distribution: how far an estimate lies from the truth, in standard errors, when these are estimated too.
/// Source: Abramowitz and Stegun (1964) 26.7.1 by the incomplete beta function.</summary>
public static class StudentDistribution
{
    // Far out the tail is below the smallest double; the search only needs to see that it is below the one sought.
    private const double LeastTail = 1e-320;

    /// <summary>The probability of a value at or below t.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degreesOfFreedom">Positive.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The degrees of freedom are not positive and finite, or t is not a number.</exception>
    public static double Cumulative(double t, double degreesOfFreedom)
    {
        Check(degreesOfFreedom);
        if (double.IsNaN(t))
            throw new ArgumentOutOfRangeException(nameof(t), t, "A value is a number.");
        if (double.IsInfinity(t))
            return t > 0 ? 1 : 0;
        var tail = UpperTail(Math.Abs(t), degreesOfFreedom);
        return t > 0 ? 1 - tail : tail;
    }

    /// <summary>The value that is not exceeded with a probability.</summary>
    /// <param name="probability">Between 0 and 1, both excluded; 0.975 for the two-sided 95 % interval.</param>
    /// <param name="degreesOfFreedom">Positive.</param>
    /// <returns>t with Cumulative(t) = probability, to about 1e-12 relative.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability or the degrees of freedom are outside their range.</exception>
    public static double Quantile(double probability, double degreesOfFreedom)
    {
        Check(degreesOfFreedom);
        if (!(probability > 0 && probability < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is between 0 and 1.");
        if (probability == 0.5)
            return 0;
        var tail = Math.Min(probability, 1 - probability);
        // In the logarithm of t the tail falls smoothly at any number of degrees of freedom.
        var logarithm = BracketedRoot.Solve(log => Math.Log(Math.Max(LeastTail, UpperTail(Math.Exp(log), degreesOfFreedom))) - Math.Log(tail), -40, Highest(tail, degreesOfFreedom));
        var t = Math.Exp(logarithm);
        return probability < 0.5 ? -t : t;
    }

    // A bound of t in logarithms: the tail falls no slower than t^(-degrees of freedom).
    private static double Highest(double tail, double degreesOfFreedom) => Math.Min(300, 10 + (-Math.Log(tail) / degreesOfFreedom) + (degreesOfFreedom < 1 ? 100 : 0));

    private static double UpperTail(double t, double degreesOfFreedom)
    {
        var square = t * t;
        return 0.5 * IncompleteBeta.Regularised(degreesOfFreedom / (degreesOfFreedom + square), degreesOfFreedom / 2, 0.5);
    }

    private static void Check(double degreesOfFreedom)
    {
        if (!(degreesOfFreedom > 0) || !double.IsFinite(degreesOfFreedom))
            throw new ArgumentOutOfRangeException(nameof(degreesOfFreedom), degreesOfFreedom, "Degrees of freedom are positive.");
    }
}
