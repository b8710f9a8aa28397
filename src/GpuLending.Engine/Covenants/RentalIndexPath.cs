namespace GpuLending.Engine.Covenants;

/// <summary>
/// A rental index as a covenant reads it: which print counts on a day, what replaces an index that stops, and which tier is in force. It does not depend on
/// the loan, so that a waterfall may ask it for its triggers. See docs/methodology/rental-index-tiers.md.
/// </summary>
public sealed class RentalIndexPath
{
    private const double DaysPerYear = 365.25;

    private readonly RentalIndexTerms _terms;
    private readonly Source[] _sources;
    private readonly DateOnly _known;
    private readonly double _rentFactor;
    private readonly Func<DateOnly, double>? _rentPath;

    private RentalIndexPath(RentalIndexTerms terms, Source[] sources, DateOnly known, double rentFactor, Func<DateOnly, double>? rentPath)
    {
        _terms = terms;
        _sources = sources;
        _known = known;
        _rentFactor = rentFactor;
        _rentPath = rentPath;
        Tiers = [.. terms.Tiers.OrderByDescending(tier => tier.Share).Select(tier => new RentalIndexTierPrice(tier, PriceOf(terms, tier.Share)))];
    }

    /// <summary>Tiers with their prices, from the highest to the lowest.</summary>
    public IReadOnlyList<RentalIndexTierPrice> Tiers { get; }

    /// <summary>Resolves the terms.</summary>
    /// <param name="terms">Index, tiers and prints.</param>
    /// <param name="closing">Day of the closing price; it stands as the first print.</param>
    /// <param name="asOf">Day up to which prints are known; the newest day or vintage entered when that is later.</param>
    /// <param name="rentFactor">What a scenario multiplies projected prices by; prints are not changed.</param>
    /// <param name="rentPath">The same by day, times <paramref name="rentFactor"/>; null when the scenario has no path of rents.</param>
    /// <returns>The path.</returns>
    /// <exception cref="NotComputableException">The closing price, a print, a share or a factor is not above zero, or the index has no tier.</exception>
    public static RentalIndexPath Of(RentalIndexTerms terms, DateOnly closing, DateOnly asOf, double rentFactor = 1, Func<DateOnly, double>? rentPath = null)
    {
        var name = terms.IndexId.Length == 0 ? "rental index" : terms.IndexId;
        var close = Above(terms.ClosePrice, $"closing price of {name}");
        if (terms.Tiers.Count == 0) throw new NotComputableException($"The covenant on {name} has no tier.");
        foreach (var tier in terms.Tiers) Amounts.Between(tier.Share, 1e-6, 1, $"share of a tier of {name}");
        if (terms.RoundTo is { } step) Amounts.Between(step, 1e-6, 100, $"rounding of the tiers of {name}");
        Amounts.Between(terms.ProjectedChangePerAnnum, -0.99, 10, $"projected change of {name}");
        var known = asOf;
        foreach (var fixing in terms.Fixings)
        {
            Above(fixing.Price, $"print of {name} on {Amounts.Day(fixing.Date)}");
            if ((fixing.Vintage ?? fixing.Date) is var published && published > known) known = published;
            if (fixing.Date > known) known = fixing.Date;
        }

        var sources = new Source[terms.Fallbacks.Count + 1];
        sources[0] = new(name, 1, terms.CeasesOn, Prints(terms, terms.IndexId, (closing, close)));
        for (var i = 0; i < terms.Fallbacks.Count; i++)
        {
            var fallback = terms.Fallbacks[i];
            sources[i + 1] = new(
                fallback.IndexId, Amounts.Between(fallback.Factor, 1e-6, 1e6, $"factor of {fallback.IndexId}"), fallback.CeasesOn, Prints(terms, fallback.IndexId, null));
        }

        return new RentalIndexPath(terms, sources, known, rentFactor, rentPath);
    }

    /// <summary>Price of a tier: its share of the close, rounded to the terms' step, half away from zero.</summary>
    /// <param name="terms">Terms with the closing price.</param>
    /// <param name="share">Share of the close, as a fraction.</param>
    /// <returns>Price of one GPU for one hour.</returns>
    public static double PriceOf(RentalIndexTerms terms, double share)
    {
        var price = (decimal)share * (terms.ClosePrice?.Amount ?? 0m);
        if (terms.RoundTo is not { } step || step <= 0) return (double)price;
        var rounding = (decimal)step;
        return (double)(Math.Round(price / rounding, MidpointRounding.AwayFromZero) * rounding);
    }

    /// <summary>What the index reads on a day.</summary>
    /// <param name="date">Day, closing or later.</param>
    /// <returns>The price and why that one: the first index in order that still prints, or the last print of all.</returns>
    public RentalIndexReading On(DateOnly date)
    {
        var seen = date < _known ? date : _known;
        foreach (var source in _sources)
        {
            if (date >= source.CeasesOn || source.Last(seen) is not { } print) continue;
            if (seen.DayNumber - print.Date.DayNumber <= _terms.StaleAfterDays) return Reading(source, print, date, lastResort: false);
        }

        var (last, of) = (_sources[0].Last(seen), _sources[0]);
        foreach (var source in _sources)
        {
            if (source.Last(seen) is { } print && !(last is { } best && best.Date >= print.Date)) (last, of) = (print, source);
        }

        return Reading(of, last ?? of.Prints[0], date, lastResort: true);
    }

    /// <summary>How many tiers are in force on a day, counted from the highest price.</summary>
    /// <param name="date">Day, closing or later.</param>
    /// <returns>0 when the index is at or above the first tier's price.</returns>
    public int TierOn(DateOnly date) => TierAt(On(date).Price);

    /// <summary>How many tiers a price is below.</summary>
    /// <param name="price">Price of one GPU for one hour.</param>
    /// <returns>0 to the number of tiers; a tier's own price is not below it.</returns>
    public int TierAt(double price)
    {
        var tier = 0;
        while (tier < Tiers.Count && price < Tiers[tier].Price * (1 - CovenantTester.RelativeNoise)) tier++;
        return tier;
    }

    /// <summary>The lowest tier in force on a day, whose consequences run; null when none is.</summary>
    /// <param name="date">Day, closing or later.</param>
    /// <returns>The tier.</returns>
    public RentalIndexTier? InForce(DateOnly date) => TierOn(date) is > 0 and var tier ? Tiers[tier - 1].Tier : null;

    private RentalIndexReading Reading(Source source, Print print, DateOnly date, bool lastResort)
    {
        var price = print.Price * source.Factor;
        var projected = date > _known;
        if (projected)
            price *= _rentFactor * (_rentPath?.Invoke(date) ?? 1) * (_terms.ProjectedChangePerAnnum == 0 ? 1 : Math.Pow(1 + _terms.ProjectedChangePerAnnum, (date.DayNumber - print.Date.DayNumber) / DaysPerYear));
        return new(price, source.IndexId, print.Date, print.Price, projected, print.Other, lastResort);
    }

    /// <summary>One print a day in date order: the first or the newest of it, by the terms' rule.</summary>
    private static Print[] Prints(RentalIndexTerms terms, string indexId, (DateOnly Date, double Price)? first)
    {
        var prints = new List<Print>();
        if (first is { } close) prints.Add(new(close.Date, close.Price, null));
        var own = terms.Fixings.Where(fixing => (fixing.IndexId ?? terms.IndexId) == indexId);
        foreach (var day in own.GroupBy(fixing => fixing.Date).OrderBy(day => day.Key))
        {
            if (first?.Date > day.Key) continue;
            var ordered = day.OrderBy(fixing => fixing.Vintage ?? fixing.Date).ThenBy(fixing => fixing.Restated).ToList();
            var (oldest, newest) = ((double)ordered[0].Price!.Value.Amount, (double)ordered[^1].Price!.Value.Amount);
            var asPublished = terms.Restatements == RestatementRule.AsFirstPublished;
            if (first?.Date == day.Key) prints.Clear();
            prints.Add(new(day.Key, asPublished ? oldest : newest, oldest == newest ? null : asPublished ? newest : oldest));
        }

        return [.. prints];
    }

    private static double Above(Money? price, string what) => price is { Amount: > 0 } given
        ? (double)given.Amount
        : throw new NotComputableException($"The {what} is not provided or not above zero.");

    private readonly record struct Print(DateOnly Date, double Price, double? Other);

    private sealed record Source(string IndexId, double Factor, DateOnly? CeasesOn, Print[] Prints)
    {
        /// <summary>The newest print on or before a day.</summary>
        public Print? Last(DateOnly day)
        {
            var at = Array.FindLastIndex(Prints, print => print.Date <= day);
            return at < 0 ? null : Prints[at];
        }
    }
}
