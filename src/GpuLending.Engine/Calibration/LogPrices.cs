using System.Globalization;

namespace GpuLending.Engine.Calibration;

/// <summary>A series as the regressions see it: ages, logarithms of prices and providers, in the order of the rows.</summary>
internal sealed class LogPrices
{
    private const double DaysInYear = 365.25;

    private bool? _neverMoved;

    private LogPrices(IReadOnlyList<PricePoint> points, DateOnly origin)
    {
        OriginDate = origin;
        Points = points;
        Ages = new double[points.Count];
        Logs = new double[points.Count];
        Groups = new int[points.Count];
        var groups = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var names = new List<string>();
        AllEqual = true;
        OneDate = true;
        (FirstDate, LastDate) = (points[0].Date, points[0].Date);
        for (var i = 0; i < points.Count; i++)
        {
            var (date, price, provider) = points[i];
            Ages[i] = AgeOf(date, origin);
            Logs[i] = Math.Log(price);
            var name = (provider ?? "").Trim();
            if (!groups.TryGetValue(name, out var group))
            {
                groups.Add(name, group = names.Count);
                names.Add(name);
            }

            Groups[i] = group;
            // On the prices, not on the spread of their logarithms, which rounding leaves near 1e-30.
            AllEqual &= price == points[0].Price;
            OneDate &= date == points[0].Date;
            FirstDate = date < FirstDate ? date : FirstDate;
            LastDate = date > LastDate ? date : LastDate;
        }

        Providers = names;
    }

    public DateOnly OriginDate { get; }

    public DateOnly FirstDate { get; }

    public DateOnly LastDate { get; }

    public IReadOnlyList<PricePoint> Points { get; }

    public double[] Ages { get; }

    public double[] Logs { get; }

    public int[] Groups { get; }

    public IReadOnlyList<string> Providers { get; }

    /// <summary>True when there is one price only.</summary>
    public bool AllEqual { get; }

    /// <summary>True when every date has the same prices: one, or several that all stand still.</summary>
    public bool NeverMoved => _neverMoved ??= AllEqual || new StillPrices(this, byProvider: false).Still;

    public bool OneDate { get; }

    public int Count => Ages.Length;

    public static double AgeOf(DateOnly date, DateOnly origin) => (date.DayNumber - origin.DayNumber) / DaysInYear;

    public static LogPrices Of(IReadOnlyList<PricePoint> points, DateOnly origin)
    {
        ArgumentNullException.ThrowIfNull(points);
        var problems = PricePointProblem.Of(points, 1);
        if (problems.Length > 0)
            throw new ArgumentException($"Row {(problems[0].Row + 1).ToString(CultureInfo.InvariantCulture)}: {problems[0].Message}", nameof(points));
        if (points.Count == 0)
            throw new NotComputableException("There is no price: a line needs prices on two dates.");
        return new LogPrices(points, origin);
    }

    /// <summary>The series, once it is certain that a slope is determined.</summary>
    public static LogPrices WithSlope(IReadOnlyList<PricePoint> points, DateOnly origin)
    {
        var prices = Of(points, origin);
        if (prices.OneDate)
        {
            throw new NotComputableException(string.Create(
                CultureInfo.InvariantCulture,
                $"{(prices.Count == 1 ? "The only price is" : $"All {prices.Count} prices are")} of {prices.FirstDate:yyyy-MM-dd}: a slope needs prices on two dates."));
        }

        return prices;
    }

    /// <summary>Rows in date order; rows of one date keep their order.</summary>
    public int[] ByDate()
    {
        var order = new int[Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var keys = new long[Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = ((long)Points[i].Date.DayNumber << 32) + i;
        Array.Sort(keys, order);
        return order;
    }
}
