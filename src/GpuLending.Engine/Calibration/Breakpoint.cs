using System.Globalization;
using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Calibration;

/// <summary>The one date at which two lines describe the prices best: level and slope may both change. Bai and Perron (1998) with a single break, found by
/// trying every admissible date. See docs/methodology/calibration.md.</summary>
public sealed record Breakpoint
{
    /// <summary>Default share of the prices that each regime must hold.</summary>
    public const double MinimumShare = 0.15;

    /// <summary>Least number of prices in a regime, whatever the share.</summary>
    public const int LeastSegment = 4;

    private const int LineParameters = 2;
    private const double MaterialDifference = 0.10;

    /// <summary>Day of the first price of the second regime.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The first regime.</summary>
    public required RegimeFit Before { get; init; }

    /// <summary>The second regime.</summary>
    public required RegimeFit After { get; init; }

    /// <summary>Prices that each regime had to hold at least.</summary>
    public required int MinimumSegment { get; init; }

    /// <summary>Dates that were tried.</summary>
    public required int DatesTried { get; init; }

    /// <summary>Sum of squared residuals of one line through everything.</summary>
    public required double SumOfSquaredResidualsOneLine { get; init; }

    /// <summary>Sum of squared residuals of the two lines.</summary>
    public required double SumOfSquaredResidualsTwoLines { get; init; }

    /// <summary>The largest F statistic over the dates tried: fall of the squared residuals for two more parameters against what is left; null when the two
    /// lines leave nothing.</summary>
    public required double? SupF { get; init; }

    /// <summary>Share of bootstrap samples of one unbroken line whose sup-F is at least as large; null when not asked for.</summary>
    public required double? PValue { get; init; }

    /// <summary>Where the p-value comes from, or why there is none.</summary>
    public required string PValueBasis { get; init; }

    /// <summary>Bayesian information criterion of one line less that of two; above zero two lines are preferred (Yao 1988).</summary>
    public required double BicGain { get; init; }

    /// <summary>True when the criterion prefers two lines and, where a p-value was asked for, it is at most 5 %.</summary>
    public bool Preferred => BicGain > 0 && PValue is null or <= 0.05;

    /// <summary>True when the break is preferred and the two regimes differ in direction, or by more than 10 points a year: one fit over both
    /// describes no period that happened.</summary>
    public bool OneFitDescribesNeither => Preferred && (Before.Direction * After.Direction < 0
        || !(Math.Abs((Before.AnnualChangeFraction ?? double.PositiveInfinity) - (After.AnnualChangeFraction ?? double.PositiveInfinity)) <= MaterialDifference));

    /// <summary>Finds the break.</summary>
    /// <param name="points">Prices in any order; prices of one date stay together.</param>
    /// <param name="originDate">The day on which age is zero.</param>
    /// <param name="minimumSegment">Least prices in a regime; null for 15 % of all, at least four.</param>
    /// <param name="replications">Samples for the p-value; 0 for none.</param>
    /// <param name="seed">Seed of the samples.</param>
    /// <returns>The break; null when all prices are equal or no date leaves enough prices on two dates on either side.</returns>
    /// <exception cref="ArgumentException">A price is not a number above zero.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The segment is below three prices, or the samples are negative or too many.</exception>
    /// <exception cref="NotComputableException">There are no prices on two dates.</exception>
    public static Breakpoint? Find(IReadOnlyList<PricePoint> points, DateOnly originDate, int? minimumSegment = null, int replications = 0, long seed = 1)
    {
        var prices = LogPrices.WithSlope(points, originDate);
        return Find(prices, prices.Logs, minimumSegment, replications, seed);
    }

    /// <summary>The least segment taken when none is named.</summary>
    /// <param name="observations">Number of prices.</param>
    /// <returns>15 % of them, rounded up, at least four.</returns>
    public static int DefaultSegment(int observations) => Math.Max(LeastSegment, (int)Math.Ceiling(MinimumShare * observations));

    internal static Breakpoint? Find(LogPrices prices, double[] logs, int? minimumSegment, int replications, long seed)
    {
        if (minimumSegment is < LineParameters + 1)
            throw new ArgumentOutOfRangeException(nameof(minimumSegment), minimumSegment, "A regime holds at least three prices.");
        if (replications is < 0 or > StandardErrors.MostReplications)
            throw new ArgumentOutOfRangeException(nameof(replications), replications, $"Draw at most {StandardErrors.MostReplications} samples.");
        var segment = minimumSegment ?? DefaultSegment(prices.Count);
        if (prices.NeverMoved)
            return null;

        var order = prices.ByDate();
        var search = new BreakSearch(prices, order, segment);
        if (search.Splits.Length == 0)
            return null;
        var values = Array.ConvertAll(order, row => logs[row]);
        search.Load(values);
        var (split, one, two) = search.Best();
        var n = prices.Count;
        var before = search.Regime(0, split);
        var after = search.Regime(split, n);
        var exact = one * 1e-24;
        double? pValue = replications > 0 && two > exact ? search.PValue(values, SupFOf(one, two, n), replications, new RandomStream(seed)) : null;
        return new Breakpoint
        {
            Date = after.FirstDate,
            Before = before,
            After = after,
            MinimumSegment = segment,
            DatesTried = search.Splits.Length,
            SumOfSquaredResidualsOneLine = one,
            SumOfSquaredResidualsTwoLines = two,
            SupF = two > exact ? SupFOf(one, two, n) : null,
            PValue = pValue,
            PValueBasis = pValue is null
                ? "No p-value: the date was searched for, so that the F distribution does not apply, and the tables of Andrews (1993) assume neither a trend nor autocorrelation, which these prices have."
                : string.Create(CultureInfo.InvariantCulture, $"Bootstrap: share of {replications} series made from the one line and moving blocks of its residuals, seed {seed}, whose largest F is at least as large."),
            // Two lines have two parameters and a date more.
            BicGain = Math.Max(-1e6, Math.Min(1e6, (n * Math.Log(Math.Max(one, double.Epsilon) / Math.Max(two, Math.Max(exact, double.Epsilon)))) - (3 * Math.Log(n)))),
        };
    }

    internal static double SupFOf(double one, double two, int n) => Math.Max(0, one - two) / LineParameters / (two / (n - (2 * LineParameters)));
}
