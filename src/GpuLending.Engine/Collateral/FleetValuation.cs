using System.Collections.Immutable;
using System.Globalization;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Depreciation;

namespace GpuLending.Engine.Collateral;

/// <summary>What a fleet is worth along a path of dates, lot by lot and added up, on any premise.
/// <para>Value of a lot = hardware cost x retained fraction at its age x condition x (1 - haircut) x the premise's net factor x the scenario's value
/// factor; 0 before its in-service date (not yet delivered), full on it. Lots are valued one by one and then added, so that splitting a lot changes
/// nothing. See docs/methodology/premise-ladder.md.</para></summary>
public sealed class FleetValuation
{
    private const int StackDates = 512;

    private readonly ImmutableArray<Lot> _lots;
    private readonly MarketSnapshot _snapshot;
    private readonly Currency _currency;
    private readonly CurveCatalogue _catalogue;
    private readonly ImmutableArray<double> _netFactors;

    private FleetValuation(ImmutableArray<Lot> source, ImmutableArray<ValuedLot> lots, MarketSnapshot snapshot, Currency currency, CurveCatalogue catalogue)
    {
        _lots = source;
        Lots = lots;
        _snapshot = snapshot;
        _currency = currency;
        _catalogue = catalogue;
        _netFactors = [.. Enum.GetValues<ValuationPremise>().Select(snapshot.Policy.PremiseLadder.NetFactor)];
    }

    /// <summary>The lots, resolved, in the order given.</summary>
    public ImmutableArray<ValuedLot> Lots { get; }

    /// <summary>Resolves a fleet: curves made and checked, haircuts and condition factors looked up.</summary>
    /// <param name="lots">The document's lots.</param>
    /// <param name="valuation">The curve of lots that name none.</param>
    /// <param name="snapshot">Catalogue, price history and policy (ladder, condition factors, thin-history haircut).</param>
    /// <param name="currency">The loan currency, in which every hardware cost must be.</param>
    /// <param name="catalogue">The kinds of curve; null for <see cref="CurveCatalogue.Standard"/>.</param>
    /// <returns>The fleet, ready to be valued.</returns>
    /// <exception cref="ArgumentException">A lot cannot be valued, and the message names it, or the policy's ladder is wrong.</exception>
    public static FleetValuation Of(
        IEnumerable<Lot> lots, ValuationTerms valuation, MarketSnapshot snapshot, Currency currency, CurveCatalogue? catalogue = null)
    {
        ArgumentNullException.ThrowIfNull(lots);
        ArgumentNullException.ThrowIfNull(valuation);
        ArgumentNullException.ThrowIfNull(snapshot);
        var kinds = catalogue ?? CurveCatalogue.Standard;
        var source = lots.ToImmutableArray();
        return new FleetValuation(
            source, [.. source.Select(lot => Resolve(lot, lot.Curve ?? valuation.Curve, snapshot, currency, kinds))], snapshot, currency, kinds);
    }

    /// <summary>The same fleet with every lot on one curve, for the chart of curves against the loan.</summary>
    /// <param name="choice">The curve.</param>
    /// <returns>Another fleet; this one is unchanged.</returns>
    /// <exception cref="ArgumentException">The curve cannot be made for a lot; the message names it and says why.</exception>
    public FleetValuation OnCurve(CurveChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var name = _catalogue.DisplayName(choice);
        ImmutableArray<ValuedLot> lots =
            [.. _lots.Zip(Lots, (lot, valued) => valued with { Curve = CurveOf(lot, choice, _snapshot, valued.HardwareCost, _currency, _catalogue), CurveName = name })];
        return new FleetValuation(_lots, lots, _snapshot, _currency, _catalogue);
    }

    /// <summary>Writes values on one premise.</summary>
    /// <param name="dates">The dates of the path, in any order.</param>
    /// <param name="premise">The premise.</param>
    /// <param name="byLot">Receives [lot][date]: all dates of the first lot, then of the second; empty to leave it out.</param>
    /// <param name="pool">Receives the sum over lots, one element a date.</param>
    /// <param name="valueFactor">The scenario's factor on collateral value, 0 or more.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value factor is negative or not finite, or the premise is unknown.</exception>
    public void Value(ReadOnlySpan<DateOnly> dates, ValuationPremise premise, Span<double> byLot, Span<double> pool, double valueFactor = 1)
    {
        if (pool.Length != dates.Length || (!byLot.IsEmpty && byLot.Length != Lots.Length * dates.Length))
            throw new ArgumentException($"{dates.Length} dates and {Lots.Length} lots do not fit {pool.Length} pool values and {byLot.Length} lot values.");
        if (!double.IsFinite(valueFactor) || valueFactor < 0)
            throw new ArgumentOutOfRangeException(nameof(valueFactor), valueFactor, "A factor on value is zero or more.");
        if (!Enum.IsDefined(premise))
            throw new ArgumentOutOfRangeException(nameof(premise), premise, "Unknown premise of value.");
        var factor = _netFactors[(int)premise] * valueFactor;

        Span<double> ages = dates.Length <= StackDates ? stackalloc double[dates.Length] : new double[dates.Length];
        Span<double> values = dates.Length <= StackDates ? stackalloc double[dates.Length] : new double[dates.Length];
        pool.Clear();
        for (var l = 0; l < Lots.Length; l++)
        {
            var lot = Lots[l];
            for (var d = 0; d < dates.Length; d++)
                ages[d] = MonthArithmetic.YearsBetween(lot.InServiceDate, dates[d]);
            lot.Curve.RetainedFractions(ages, dates, values);
            var whenNew = lot.ValueWhenNew * factor;
            for (var d = 0; d < dates.Length; d++)
            {
                values[d] = dates[d] < lot.InServiceDate ? 0 : values[d] * whenNew;
                pool[d] += values[d];
            }

            if (!byLot.IsEmpty)
                values.CopyTo(byLot.Slice(l * dates.Length, dates.Length));
        }
    }

    /// <summary>The fleet's value on every premise along a path.</summary>
    /// <param name="dates">The dates of the path.</param>
    /// <param name="valueFactor">The scenario's factor on collateral value, 0 or more.</param>
    /// <returns>One path a premise, one element a date.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value factor is negative or not finite.</exception>
    public IReadOnlyDictionary<ValuationPremise, IReadOnlyList<double>> ByPremise(ReadOnlySpan<DateOnly> dates, double valueFactor = 1)
    {
        var paths = new Dictionary<ValuationPremise, IReadOnlyList<double>>();
        foreach (var premise in Enum.GetValues<ValuationPremise>())
        {
            var path = new double[dates.Length];
            Value(dates, premise, [], path, valueFactor);
            paths[premise] = path;
        }

        return paths;
    }

    /// <summary>Each lot's value along a path, as the result carries it.</summary>
    /// <param name="dates">The dates of the path.</param>
    /// <param name="premise">The premise of the mark.</param>
    /// <param name="valueFactor">The scenario's factor on collateral value, 0 or more.</param>
    /// <returns>One entry a lot, in the order given.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value factor is negative or not finite.</exception>
    public IReadOnlyList<LotValue> ByLot(ReadOnlySpan<DateOnly> dates, ValuationPremise premise, double valueFactor = 1)
    {
        var byLot = new double[Lots.Length * dates.Length];
        Value(dates, premise, byLot, new double[dates.Length], valueFactor);
        var values = new List<LotValue>(Lots.Length);
        for (var l = 0; l < Lots.Length; l++)
        {
            var lot = Lots[l];
            values.Add(new LotValue
            {
                LotId = lot.LotId,
                Curve = lot.CurveName,
                HardwareCost = lot.HardwareCost,
                Haircut = lot.Haircut,
                ThinHistory = lot.ThinHistory,
                CurveRemarks = lot.Curve.Remarks,
                CurveFindings = lot.Curve.Findings,
                MarkedValue = byLot.AsSpan(l * dates.Length, dates.Length).ToArray(),
            });
        }

        return values;
    }

    private static ValuedLot Resolve(Lot lot, CurveChoice choice, MarketSnapshot snapshot, Currency currency, CurveCatalogue catalogue)
    {
        if (lot.Count < 1)
            throw Refused(lot, $"has {lot.Count.ToString(CultureInfo.InvariantCulture)} GPUs; it needs at least one");
        if (!(lot.Haircut is >= 0 and <= 1))
            throw Refused(lot, "has a haircut that is not between 0 and 1");
        var policy = snapshot.Policy;
        if (!(policy.ThinHistoryHaircut is >= 0 and <= 1))
            throw new ArgumentException("The policy's haircut for thin history is not between 0 and 1.", nameof(snapshot));
        if (catalogue.WhyNoMark(choice) is { } why)
            throw Refused(lot, $"cannot be marked on the curve '{catalogue.DisplayName(choice)}': {why}");
        var hardwareCost = (Cost(lot, lot.UnitCost.Gpu, currency) + Cost(lot, lot.UnitCost.Network, currency)) * lot.Count;
        var thin = PriceHistory.Of(snapshot).Quotes(lot.GpuModel) < policy.ThinHistoryQuotes;
        return new ValuedLot
        {
            LotId = lot.Id,
            GpuModel = lot.GpuModel,
            Count = lot.Count,
            HardwareCost = hardwareCost,
            InServiceDate = lot.InServiceDate,
            Curve = CurveOf(lot, choice, snapshot, hardwareCost, currency, catalogue),
            CurveName = catalogue.DisplayName(choice),
            ConditionFactor = policy.ConditionFactors.Of(lot.Condition),
            Haircut = Math.Min(1, lot.Haircut + (thin ? policy.ThinHistoryHaircut : 0)),
            ThinHistory = thin,
        };
    }

    private static IDepreciationCurve CurveOf(
        Lot lot, CurveChoice choice, MarketSnapshot snapshot, double hardwareCost, Currency currency, CurveCatalogue catalogue)
    {
        var context = new CurveContext
        {
            Model = snapshot.Models.GetValueOrDefault(lot.GpuModel),
            InServiceDate = lot.InServiceDate,
            Snapshot = snapshot,
            UnitCost = currency == Currency.UsDollar && hardwareCost > 0 ? hardwareCost / lot.Count : null,
            Condition = lot.Condition,
        };
        return catalogue.TryCreate(choice, context, out var curve, out var problems)
            ? curve
            : throw Refused(lot, $"has no curve: {string.Join(" ", problems.Select(problem => problem.Message))}");
    }

    private static double Cost(Lot lot, Money? cost, Currency currency)
    {
        if (cost is not { } money)
            return 0;
        if (money.Currency != currency && !money.IsZero)
            throw Refused(lot, $"costs {money}, and no rate into {currency} is given");
        return money.Amount >= 0m ? (double)money.Amount : throw Refused(lot, $"has a negative cost of {money}");
    }

    private static ArgumentException Refused(Lot lot, string why) => new($"Lot '{lot.Id}' {why}.");
}
