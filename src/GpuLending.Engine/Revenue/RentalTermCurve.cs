using GpuLending.Engine.Market;

namespace GpuLending.Engine.Revenue;

/// <summary>What a contract of some length pays today, and what that says about contracts that start later.
/// <para>A long contract and a short one followed by a second one must cost the same, else one could be had for nothing: with A(T) the value of one a month over
/// T months, R(T) A(T) = R(S) A(S) + F(S, T) (A(T) - A(S)). Forward rates are flat between the lengths given, the first holds from today; after the longest
/// they fall at the named rate. See docs/methodology/roll-over.md.</para></summary>
public sealed class RentalTermCurve
{
    /// <summary>The longest contract that market prices are read for: three years.</summary>
    public const int LongestQuotedMonths = 36;

    /// <summary>Oldest market price that still shapes a curve, in months before the snapshot's date.</summary>
    public const int OldestQuoteMonths = 18;

    private readonly int[] _months;
    private readonly double[] _prices;
    private readonly double[] _annuities;
    private readonly double[] _forward;
    private readonly double _monthlyDiscount;
    private readonly double _declinePerAnnum;

    /// <summary>Makes a curve.</summary>
    /// <param name="pillars">Length in months, rising, each with the price of one GPU for one hour over that length.</param>
    /// <param name="discountRatePerAnnum">Rate at which fees are discounted, as a fraction; 0 compares them undiscounted.</param>
    /// <param name="declinePerAnnum">Yearly fall of the forward after the longest length, as a fraction from 0 to below 1.</param>
    /// <exception cref="ArgumentException">No pillar, lengths that do not rise, a price below 0, a contract that costs less in all than a shorter one, or a rate outside its bounds.</exception>
    public RentalTermCurve(IReadOnlyList<(int TermMonths, double PricePerGpuHour)> pillars, double discountRatePerAnnum = 0, double declinePerAnnum = 0)
    {
        ArgumentNullException.ThrowIfNull(pillars);
        if (pillars.Count == 0)
            throw new ArgumentException("A rental term curve needs a price.", nameof(pillars));
        if (!(discountRatePerAnnum is >= 0 and <= 1))
            throw new ArgumentException($"The discount rate of a rental curve is 0 to 1, not {Amounts.Text(discountRatePerAnnum)}.", nameof(discountRatePerAnnum));
        if (!(declinePerAnnum is >= 0 and < 1))
            throw new ArgumentException($"The yearly fall after a rental curve is 0 to below 1, not {Amounts.Text(declinePerAnnum)}.", nameof(declinePerAnnum));
        _monthlyDiscount = Math.Pow(1 + discountRatePerAnnum, -1 / 12.0);
        _declinePerAnnum = declinePerAnnum;
        _months = new int[pillars.Count];
        _prices = new double[pillars.Count];
        _annuities = new double[pillars.Count];
        _forward = new double[pillars.Count];
        var (worth, annuity, last) = (0.0, 0.0, 0);
        for (var i = 0; i < pillars.Count; i++)
        {
            var (months, price) = pillars[i];
            if (months <= last)
                throw new ArgumentException($"Lengths of a rental curve rise: {months} months comes after {last}.", nameof(pillars));
            if (!(price is >= 0 and <= 1e6))
                throw new ArgumentException($"A price of a rental curve is 0 to 1,000,000, not {Amounts.Text(price)}.", nameof(pillars));
            var longer = Annuity(months, discountRatePerAnnum);
            var forward = ((price * longer) - worth) / (longer - annuity);
            if (forward < -1e-12 * Math.Max(1, price))
                throw new ArgumentException($"A contract of {months} months costs less in all than one of {last}: that could be had for nothing.", nameof(pillars));
            (_months[i], _prices[i], _annuities[i]) = (months, price, longer);
            _forward[i] = Math.Max(0, forward);
            (worth, annuity, last) = (price * longer, longer, months);
        }
    }

    /// <summary>Value of one paid at the end of each of some months.</summary>
    /// <param name="months">Months, 0 or more.</param>
    /// <param name="ratePerAnnum">Discount rate a year, as a fraction.</param>
    /// <returns>The sum of (1 + rate)^(-j/12) for j = 1 to months.</returns>
    public static double Annuity(int months, double ratePerAnnum)
    {
        // Summed, not in closed form: near a rate of zero that divides nothing by nothing.
        double sum = 0, discount = 1;
        var q = Math.Pow(1 + ratePerAnnum, -1 / 12.0);
        for (var j = 0; j < months; j++)
        {
            discount *= q;
            sum += discount;
        }

        return sum;
    }

    /// <summary>Forward rate of one month.</summary>
    /// <param name="month">Months from the curve's day to the month's start, 0 or more.</param>
    /// <returns>Price of one GPU for one hour in that month.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The month is negative.</exception>
    public double Forward(int month)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(month);
        for (var i = 0; i < _months.Length; i++)
        {
            if (month < _months[i])
                return _forward[i];
        }

        // Taken at the month's end, the lower one.
        return _forward[^1] * Math.Pow(1 - _declinePerAnnum, (month + 1 - _months[^1]) / 12.0);
    }

    /// <summary>What the forward of a month is made of: the lengths before and after it with price and annuity, and the months after the longest length.</summary>
    internal (double PriceBefore, double AnnuityBefore, double PriceAfter, double AnnuityAfter, int MonthsPast) Parts(int month)
    {
        var at = Array.FindIndex(_months, length => month < length);
        var past = at < 0 ? month + 1 - _months[^1] : 0;
        at = at < 0 ? _months.Length - 1 : at;
        return (at == 0 ? 0 : _prices[at - 1], at == 0 ? 0 : _annuities[at - 1], _prices[at], _annuities[at], past);
    }

    /// <summary>Forward rate of a contract: the level price that is worth the forward rates of its months.</summary>
    /// <param name="start">Months from the curve's day to the contract's start, 0 or more.</param>
    /// <param name="termMonths">Its length in months, 1 or more.</param>
    /// <returns>Price of one GPU for one hour over the contract.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Start is negative or the length is below 1.</exception>
    public double TermRate(int start, int termMonths)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(termMonths, 1);
        double worth = 0, annuity = 0, discount = 1;
        for (var j = 0; j < termMonths; j++)
        {
            discount *= _monthlyDiscount;
            worth += discount * Forward(start + j);
            annuity += discount;
        }

        return worth / annuity;
    }

    /// <summary>The shape of a model's commitment prices: what one and three years cost against on-demand at the same seller on the same day, the median over
    /// sellers' newest prices of the last <see cref="OldestQuoteMonths"/> months.</summary>
    /// <param name="quotes">Prices.</param>
    /// <param name="gpuModel">Catalogue key.</param>
    /// <param name="asOf">Day from which prices are looked back for.</param>
    /// <returns>Length in months with the factor on the one-month price (1, 12 and 36 months); empty when no seller printed all three.</returns>
    public static IReadOnlyList<(int TermMonths, double Factor)> Shape(IReadOnlyList<PriceQuote> quotes, string gpuModel, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(quotes);
        var oldest = asOf.AddMonths(-OldestQuoteMonths);
        var newest = new SortedDictionary<string, (DateOnly Date, double OneYear, double ThreeYears)>(StringComparer.Ordinal);
        var printed = new Dictionary<(string Channel, DateOnly Date, PriceKind Kind), double>();
        foreach (var quote in quotes)
        {
            if (quote.GpuModel == gpuModel && quote.Date >= oldest && quote.Date <= asOf && quote.Price > 0
                && quote.Kind is (PriceKind.RentOnDemand or PriceKind.RentOneYear or PriceKind.RentThreeYears))
                printed[(quote.Channel, quote.Date, quote.Kind)] = quote.Price;
        }

        foreach (var ((channel, date, kind), onDemand) in printed)
        {
            if (kind != PriceKind.RentOnDemand
                || !printed.TryGetValue((channel, date, PriceKind.RentOneYear), out var oneYear)
                || !printed.TryGetValue((channel, date, PriceKind.RentThreeYears), out var threeYears))
                continue;
            if (!newest.TryGetValue(channel, out var known) || date > known.Date)
                newest[channel] = (date, oneYear / onDemand, threeYears / onDemand);
        }

        if (newest.Count == 0)
            return [];
        return [(1, 1), (12, Median([.. newest.Values.Select(row => row.OneYear)])), (LongestQuotedMonths, Median([.. newest.Values.Select(row => row.ThreeYears)]))];
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
