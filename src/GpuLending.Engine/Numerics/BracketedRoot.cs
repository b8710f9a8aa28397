namespace GpuLending.Engine.Numerics;

/// <summary>Brent's method: the root of a continuous function inside a bracket over which its sign changes. Never leaves the bracket and never
/// takes more steps than a bisection does by much. Source: R. P. Brent, Algorithms for Minimization without Derivatives (1973), chapter 4.</summary>
public static class BracketedRoot
{
    private const int MaximumEvaluations = 200;

    /// <summary>Searches for a root.</summary>
    /// <typeparam name="TState">What the function needs besides the point; passing it here saves a closure.</typeparam>
    /// <param name="function">The function of the point and the state, continuous on the bracket.</param>
    /// <param name="state">Handed to the function unchanged.</param>
    /// <param name="lower">One end of the bracket, included, finite.</param>
    /// <param name="upper">The other end, included, finite, above the lower.</param>
    /// <param name="tolerance">Half the width, in the unit of the point, at which the search stops; positive. Near machine precision is honoured as
    /// far as doubles allow.</param>
    /// <returns>The root, or why there is none. An end at which the function is exactly zero is a root.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bracket is not finite and ordered, or the tolerance is not positive.</exception>
    public static RootSearch Search<TState>(Func<double, TState, double> function, TState state, double lower, double upper, double tolerance = 1e-13)
        where TState : allows ref struct
    {
        ArgumentNullException.ThrowIfNull(function);
        if (!double.IsFinite(lower) || !double.IsFinite(upper) || lower >= upper)
            throw new ArgumentOutOfRangeException(nameof(upper), upper, "A bracket has finite ends, the lower below the upper.");
        if (!(tolerance > 0))
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance must be positive.");

        double a = lower, b = upper;
        var fa = function(a, state);
        var fb = function(b, state);
        var evaluations = 2;
        if (!double.IsFinite(fa) || !double.IsFinite(fb))
            return Failed(RootStatus.NotFinite, double.NaN);
        if (fa == 0)
            return Found(a, 0);
        if (fb == 0)
            return Found(b, 0);
        if (Math.Sign(fa) == Math.Sign(fb))
            return Failed(RootStatus.NoSignChange, fb);

        double c = a, fc = fa, step = b - a, previousStep = step;
        while (true)
        {
            if (Math.Sign(fb) == Math.Sign(fc))
            {
                (c, fc) = (a, fa);
                step = previousStep = b - a;
            }

            if (Math.Abs(fc) < Math.Abs(fb))
            {
                (a, b, c) = (b, c, b);
                (fa, fb, fc) = (fb, fc, fb);
            }

            var limit = (2 * double.BitIncrement(1.0) - 2) * Math.Abs(b) + (tolerance / 2);
            var half = (c - b) / 2;
            if (Math.Abs(half) <= limit || fb == 0)
                return Found(b, fb);
            if (evaluations >= MaximumEvaluations)
                return Failed(RootStatus.TooManyEvaluations, fb);

            if (Math.Abs(previousStep) >= limit && Math.Abs(fa) > Math.Abs(fb))
                Interpolate();
            else
                step = previousStep = half;

            (a, fa) = (b, fb);
            b += Math.Abs(step) > limit ? step : Math.CopySign(limit, half);
            fb = function(b, state);
            evaluations++;
            if (!double.IsFinite(fb))
                return Failed(RootStatus.NotFinite, fb);

            void Interpolate()
            {
                double p, q;
                var s = fb / fa;
                if (a == c)
                {
                    (p, q) = (2 * half * s, 1 - s);
                }
                else
                {
                    var r = fb / fc;
                    var t = fa / fc;
                    p = s * ((2 * half * t * (t - r)) - ((b - a) * (r - 1)));
                    q = (t - 1) * (r - 1) * (s - 1);
                }

                if (p > 0)
                    q = -q;
                p = Math.Abs(p);
                if (2 * p < Math.Min((3 * half * q) - Math.Abs(limit * q), Math.Abs(previousStep * q)))
                {
                    previousStep = step;
                    step = p / q;
                }
                else
                {
                    step = previousStep = half;
                }
            }
        }

        RootSearch Found(double root, double residual) => new(RootStatus.Found, root, residual, evaluations, lower, upper);
        RootSearch Failed(RootStatus status, double residual) => new(status, double.NaN, residual, evaluations, lower, upper);
    }

    /// <summary>Searches for a root without throwing when there is none.</summary>
    /// <param name="function">The function, continuous on the bracket.</param>
    /// <param name="lower">One end of the bracket, included.</param>
    /// <param name="upper">The other end, included, above the lower.</param>
    /// <param name="search">The root, or why there is none.</param>
    /// <param name="tolerance">See <see cref="Search{TState}"/>.</param>
    /// <returns>True when a root was found.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bracket is not finite and ordered, or the tolerance is not positive.</exception>
    public static bool TrySolve(Func<double, double> function, double lower, double upper, out RootSearch search, double tolerance = 1e-13)
    {
        ArgumentNullException.ThrowIfNull(function);
        search = Search(static (x, f) => f(x), function, lower, upper, tolerance);
        return search.IsFound;
    }

    /// <summary>The root, where the caller knows that there is one.</summary>
    /// <param name="function">The function, continuous on the bracket.</param>
    /// <param name="lower">One end of the bracket, included.</param>
    /// <param name="upper">The other end, included, above the lower.</param>
    /// <param name="tolerance">See <see cref="Search{TState}"/>.</param>
    /// <returns>The root.</returns>
    /// <exception cref="InvalidOperationException">There is none; the message says why, e.g. "no sign change between 0 and 1".</exception>
    public static double Solve(Func<double, double> function, double lower, double upper, double tolerance = 1e-13) =>
        TrySolve(function, lower, upper, out var search, tolerance)
            ? search.Root
            : throw new InvalidOperationException($"No root: {search.Reason}.");
}
