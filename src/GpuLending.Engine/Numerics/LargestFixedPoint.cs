using System.Globalization;

namespace GpuLending.Engine.Numerics;

/// <summary>The largest x at which f(x) = x, for an f that is not negative: a size that its own consequences allow. It says so when there is none and when there
/// are several. See docs/methodology/income-tax.md.</summary>
public static class LargestFixedPoint
{
    /// <summary>How close f(x) must be to x, as a share of x.</summary>
    public const double Tolerance = 1e-9;

    private const int Intervals = 16;

    /// <summary>Searches from above. The guess, or f(0) where it is 0, is doubled until f is not above it; between there and 0 f(x) - x changes its sign. That range is looked at in sixteen
    /// equal parts, and a bracketed search made in each part over which the sign changes: points closer together than a part may be seen as one or as none.</summary>
    /// <param name="function">0 or more, finite.</param>
    /// <param name="guess">Where to begin, 0 or more, finite; taken at once when it is a fixed point.</param>
    /// <param name="most">Largest x that comes into question, at least the guess, finite.</param>
    /// <returns>The point, or why there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The guess is negative, or a bound is not finite and in order.</exception>
    public static FixedPointSearch Search(Func<double, double> function, double guess, double most)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (!double.IsFinite(guess) || guess < 0)
            throw new ArgumentOutOfRangeException(nameof(guess), guess, "The guess is finite and not negative.");
        if (!double.IsFinite(most) || most < guess)
            throw new ArgumentOutOfRangeException(nameof(most), most, "The most is finite and not below the guess.");
        var evaluations = 0;
        var found = new List<RootSearch>();
        var upper = guess;
        var atUpper = Over(upper);
        if (Math.Abs(atUpper) <= 1e-13 * upper)
            return Found(upper, atUpper);
        while (atUpper > 0 && upper < most)
        {
            upper = Math.Min(most, 2 * (upper > 0 ? upper : atUpper));
            atUpper = Over(upper);
        }

        if (!double.IsFinite(atUpper))
            return None($"what is allowed at {Text(upper)} is not a finite number");
        if (atUpper > 0)
            return None($"{Text(upper + atUpper)} would be allowed at {Text(upper)}, the most that comes into question");

        var (high, atHigh) = (upper, atUpper);
        string? fault = null;
        for (var i = Intervals - 1; i >= 0 && upper > 0; i--)
        {
            var low = upper * i / Intervals;
            var atLow = Over(low);
            if (!double.IsFinite(atLow))
                return None($"what is allowed at {Text(low)} is not a finite number");
            if (atLow == 0)
                found.Add(new RootSearch(RootStatus.Found, low, 0, 1, low, low));
            else if (atLow > 0 != atHigh > 0 && atHigh != 0)
                fault ??= Bracket(low, high);
            (high, atHigh) = (low, atLow);
        }

        if (upper == 0 && atUpper == 0)
            return Found(0, 0);
        return found.Count > 0 && (fault is null || found[0].Root > 0)
            ? Found(found[0].Root, found[0].Residual)
            : None(fault ?? $"what is allowed does not meet what is asked between 0 and {Text(upper)}");

        string? Bracket(double low, double top)
        {
            var search = BracketedRoot.Search((x, _) => Over(x), 0, low, top, 1e-14 * upper);
            if (!search.IsFound)
                return $"the search ended: {search.Reason}";
            if (Math.Abs(search.Residual) <= Tolerance * search.Root)
            {
                found.Add(search);
                return null;
            }

            // The sign changes over a jump: no x there is allowed exactly.
            return $"what is allowed jumps across {Text(search.Root)} there, by {Text(Math.Abs(search.Residual))} or more";
        }

        double Over(double x)
        {
            evaluations++;
            return function(x) - x;
        }

        FixedPointSearch Found(double value, double residual) => new(true, value, residual, evaluations, [.. found.Select(search => search.Root).Where(root => root < value)], "");
        FixedPointSearch None(string reason) => new(false, double.NaN, double.NaN, evaluations, [], reason);
    }

    private static string Text(double value) => value.ToString("#,##0.######", CultureInfo.InvariantCulture);
}
