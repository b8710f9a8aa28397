using System.Collections.Immutable;
using System.Globalization;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Collateral;

/// <summary>What a fleet is worth along a path of dates, lot by lot and added up, on any premise.
/// <para>Value of a lot = hardware cost x retained fraction at its age x condition x (1 - haircut) x the premise's net factor x the level of its mark x the
/// scenario's value factor and events; 0 before its in-service date (not yet delivered), full on it. Lots are valued one by one and then added, and units that
/// weigh on the market are counted by model over the pool, so that splitting a lot changes nothing. See docs/methodology/premise-ladder.md.</para></summary>
public sealed class FleetValuation
{
    private const int StackDates = 512;

    private readonly ImmutableArray<Lot> _lots;
    private readonly MarketSnapshot _snapshot;
    private readonly Currency _currency;
    private readonly CurveCatalogue _catalogue;
    private readonly double _launchLoss;

    private FleetValuation(
        ImmutableArray<Lot> source, ImmutableArray<ValuedLot> lots, MarketSnapshot snapshot, Currency currency, CurveCatalogue catalogue, double launchLoss)
    {
        _lots = source;
        Lots = lots;
        _snapshot = snapshot;
        _currency = currency;
        _catalogue = catalogue;
        _launchLoss = launchLoss;
    }

    /// <summary>The lots, resolved, in the order given.</summary>
    public ImmutableArray<ValuedLot> Lots { get; }

    /// <summary>The lots' dispersion of opinions, weighted by hardware cost, as a fraction.</summary>
    public double Dispersion
    {
        get
        {
            double sum = 0, cost = 0;
            foreach (var lot in Lots)
            {
                sum += lot.Mark.Dispersion * lot.HardwareCost;
                cost += lot.HardwareCost;
            }

            return cost > 0 ? sum / cost : 0;
        }
    }

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
        return Of(lots, valuation, snapshot, currency, catalogue ?? CurveCatalogue.Standard, null, [], 1);
    }

    /// <summary>The same with opinions of value and the mark they set, under events and with launches that take off more or less.</summary>
    internal static FleetValuation Of(
        IEnumerable<Lot> lots, ValuationTerms valuation, MarketSnapshot snapshot, Currency currency, CurveCatalogue catalogue,
        OpinionWriter? opinions, IReadOnlyList<MarketEvent> events, double launchLoss)
    {
        var source = lots.ToImmutableArray();
        var policy = snapshot.Policy;
        if (policy.PremiseLadder.Problem is { } ladder)
            throw new ArgumentException(ladder, nameof(snapshot));
        if ((policy.BlockDiscount?.Problem ?? policy.BuyerPool?.Problem) is { } problem)
            throw new ArgumentException(problem, nameof(snapshot));
        var units = source.GroupBy(lot => lot.GpuModel, lot => (double)lot.Count, StringComparer.Ordinal).ToDictionary(model => model.Key, model => model.Sum(), StringComparer.Ordinal);
        var resolved = ImmutableArray.CreateBuilder<ValuedLot>(source.Length);
        foreach (var lot in source)
        {
            var choice = lot.Curve ?? valuation.Curve;
            var valued = Resolve(lot, choice, snapshot, currency, catalogue, units[lot.GpuModel], launchLoss) with { KnowsSuccessors = catalogue.KnowsSuccessors(choice), AgeRule = valuation.AgeRule };
            if (opinions?.Mark(lot, valued.CurveValuePerGpu) is { } mark)
                valued = valued with { Mark = mark, MarkFactor = mark.Factor, MarkFrom = mark.From };
            resolved.Add(valued with { Events = Hitting(lot, snapshot, events) });
        }

        return new FleetValuation(source, resolved.MoveToImmutable(), snapshot, currency, catalogue, launchLoss);
    }

    /// <summary>The same fleet under other events.</summary>
    internal FleetValuation Under(IReadOnlyList<MarketEvent> events) =>
        new(_lots, [.. _lots.Zip(Lots, (lot, valued) => valued with { Events = Hitting(lot, _snapshot, events) })], _snapshot, _currency, _catalogue, _launchLoss);

    /// <summary>The same fleet with every lot on one curve, for the chart of curves against the loan. Opinions do not touch it: the curve alone, under the same events.</summary>
    /// <param name="choice">The curve.</param>
    /// <returns>Another fleet; this one is unchanged.</returns>
    /// <exception cref="ArgumentException">The curve cannot be made for a lot; the message names it and says why.</exception>
    public FleetValuation OnCurve(CurveChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ImmutableArray<ValuedLot> lots =
            [.. _lots.Zip(Lots, (lot, valued) =>
            {
                var curve = CurveOf(lot, choice, _snapshot, valued.HardwareCost, _currency, _catalogue, _launchLoss);
                return valued with
                {
                    Curve = curve,
                    CurveName = _catalogue.DisplayName(choice, curve),
                    KnowsSuccessors = _catalogue.KnowsSuccessors(choice),
                    Mark = LotMark.OfCurve,
                    MarkFactor = 1,
                    MarkFrom = null,
                };
            })];
        return new FleetValuation(_lots, lots, _snapshot, _currency, _catalogue, _launchLoss);
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

        Span<double> ages = dates.Length <= StackDates ? stackalloc double[dates.Length] : new double[dates.Length];
        Span<double> values = dates.Length <= StackDates ? stackalloc double[dates.Length] : new double[dates.Length];
        pool.Clear();
        for (var l = 0; l < Lots.Length; l++)
        {
            var lot = Lots[l];
            for (var d = 0; d < dates.Length; d++)
                ages[d] = lot.AgeOn(dates[d]);
            lot.Curve.RetainedFractions(ages, dates, values);
            var whenNew = lot.ValueWhenNew * (lot.NetFactors[(int)premise] * valueFactor);
            var levelled = lot.MarkFrom is not null || !lot.Events.IsEmpty;
            for (var d = 0; d < dates.Length; d++)
            {
                values[d] = dates[d] < lot.InServiceDate ? 0 : values[d] * whenNew;
                if (levelled)
                    values[d] *= lot.LevelOn(dates[d]);
                pool[d] += values[d];
            }

            if (!byLot.IsEmpty)
                values.CopyTo(byLot.Slice(l * dates.Length, dates.Length));
        }
    }

    /// <summary>Writes values on one premise, each date with its own factor.</summary>
    /// <param name="dates">The dates of the path, in any order.</param>
    /// <param name="premise">The premise.</param>
    /// <param name="byLot">Receives [lot][date]: all dates of the first lot, then of the second; empty to leave it out.</param>
    /// <param name="pool">Receives the sum over lots, one element a date.</param>
    /// <param name="valueFactors">The scenario's factor on collateral value, one a date, each 0 or more.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value factor is negative or not finite, or the premise is unknown.</exception>
    public void Value(ReadOnlySpan<DateOnly> dates, ValuationPremise premise, Span<double> byLot, Span<double> pool, ReadOnlySpan<double> valueFactors)
    {
        if (valueFactors.Length != dates.Length)
            throw new ArgumentException($"{dates.Length} dates do not fit {valueFactors.Length} factors on value.");
        Value(dates, premise, byLot, pool);
        for (var d = 0; d < dates.Length; d++)
        {
            if (!double.IsFinite(valueFactors[d]) || valueFactors[d] < 0)
                throw new ArgumentOutOfRangeException(nameof(valueFactors), valueFactors[d], "A factor on value is zero or more.");
            pool[d] *= valueFactors[d];
            for (var at = d; at < byLot.Length; at += dates.Length)
                byLot[at] *= valueFactors[d];
        }
    }

    /// <summary>The fleet's value on every premise along a path.</summary>
    /// <param name="dates">The dates of the path.</param>
    /// <param name="valueFactor">The scenario's factor on collateral value, 0 or more.</param>
    /// <returns>One path a premise, one element a date.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value factor is negative or not finite.</exception>
    public IReadOnlyDictionary<ValuationPremise, IReadOnlyList<double>> ByPremise(ReadOnlySpan<DateOnly> dates, double valueFactor = 1) =>
        ByPremise(dates, Constant(valueFactor, dates.Length));

    /// <summary>The fleet's value on every premise along a path, each date with its own factor.</summary>
    /// <param name="dates">The dates of the path.</param>
    /// <param name="valueFactors">The scenario's factor on collateral value, one a date, each 0 or more.</param>
    /// <returns>One path a premise, one element a date.</returns>
    /// <exception cref="ArgumentException">There are not as many factors as dates.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value factor is negative or not finite.</exception>
    public IReadOnlyDictionary<ValuationPremise, IReadOnlyList<double>> ByPremise(ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> valueFactors)
    {
        if (valueFactors.Length != dates.Length)
            throw new ArgumentException($"{dates.Length} dates do not fit {valueFactors.Length} factors on value.");
        Span<double> ages = dates.Length <= StackDates ? stackalloc double[dates.Length] : new double[dates.Length];
        Span<double> fractions = dates.Length <= StackDates ? stackalloc double[dates.Length] : new double[dates.Length];
        Span<double> levels = dates.Length <= StackDates ? stackalloc double[dates.Length] : new double[dates.Length];
        var premises = Enum.GetValues<ValuationPremise>();
        var pools = new double[premises.Length][];
        for (var p = 0; p < pools.Length; p++)
            pools[p] = new double[dates.Length];
        // Ages and curves are the same on every premise: they are read once.
        foreach (var lot in Lots)
        {
            var levelled = lot.MarkFrom is not null || !lot.Events.IsEmpty;
            for (var d = 0; d < dates.Length; d++)
                ages[d] = lot.AgeOn(dates[d]);
            lot.Curve.RetainedFractions(ages, dates, fractions);
            for (var d = 0; levelled && d < dates.Length; d++)
                levels[d] = lot.LevelOn(dates[d]);
            for (var p = 0; p < pools.Length; p++)
            {
                var pool = pools[p];
                var whenNew = lot.ValueWhenNew * lot.NetFactors[(int)premises[p]];
                for (var d = 0; d < dates.Length; d++)
                {
                    var value = dates[d] < lot.InServiceDate ? 0 : fractions[d] * whenNew;
                    pool[d] += levelled ? value * levels[d] : value;
                }
            }
        }

        var paths = new Dictionary<ValuationPremise, IReadOnlyList<double>>(premises.Length);
        for (var p = 0; p < pools.Length; p++)
            paths[premises[p]] = Scale(pools[p], valueFactors);
        return paths;
    }

    /// <summary>The paths of a fleet at other factors on value.</summary>
    /// <param name="paths">What <see cref="ByPremise(ReadOnlySpan{DateOnly}, double)"/> gave at a factor of 1.</param>
    /// <param name="valueFactors">One a date, each 0 or more.</param>
    internal static Dictionary<ValuationPremise, IReadOnlyList<double>> Scaled(IReadOnlyDictionary<ValuationPremise, IReadOnlyList<double>> paths, ReadOnlySpan<double> valueFactors)
    {
        var scaled = new Dictionary<ValuationPremise, IReadOnlyList<double>>(paths.Count);
        foreach (var (premise, path) in paths)
            scaled[premise] = Scale([.. path], valueFactors);
        return scaled;
    }

    /// <summary>Each lot's value along a path, as the result carries it.</summary>
    /// <param name="dates">The dates of the path.</param>
    /// <param name="premise">The premise of the mark.</param>
    /// <param name="valueFactor">The scenario's factor on collateral value, 0 or more.</param>
    /// <returns>One entry a lot, in the order given.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value factor is negative or not finite.</exception>
    public IReadOnlyList<LotValue> ByLot(ReadOnlySpan<DateOnly> dates, ValuationPremise premise, double valueFactor = 1) =>
        ByLot(dates, premise, Constant(valueFactor, dates.Length));

    /// <summary>Each lot's value along a path, each date with its own factor.</summary>
    /// <param name="dates">The dates of the path.</param>
    /// <param name="premise">The premise of the mark.</param>
    /// <param name="valueFactors">The scenario's factor on collateral value, one a date, each 0 or more.</param>
    /// <returns>One entry a lot, in the order given.</returns>
    /// <exception cref="ArgumentException">There are not as many factors as dates.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value factor is negative or not finite.</exception>
    public IReadOnlyList<LotValue> ByLot(ReadOnlySpan<DateOnly> dates, ValuationPremise premise, ReadOnlySpan<double> valueFactors)
    {
        var byLot = new double[Lots.Length * dates.Length];
        Value(dates, premise, byLot, new double[dates.Length], valueFactors);
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
                Opinions = lot.Mark.Opinions,
                MarkFactor = lot.MarkFactor,
                MarkFrom = lot.MarkFrom,
                MarkSource = lot.Mark.Source,
                Overridden = lot.Mark.Overridden,
                Dispersion = lot.Mark.Dispersion,
                BlockDiscount = lot.Sales[(int)premise].BlockDiscount,
                BuyerPoolFactor = lot.Sales[(int)premise].BuyerPoolFactor,
                BuyerPoolReason = lot.BuyerPool?.Reason ?? "",
                MarkedValue = byLot.AsSpan(l * dates.Length, dates.Length).ToArray(),
            });
        }

        return values;
    }

    private static ValuedLot Resolve(
        Lot lot, CurveChoice choice, MarketSnapshot snapshot, Currency currency, CurveCatalogue catalogue, double units, double launchLoss)
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
        var pool = policy.BuyerPool?.Of(snapshot.Models.GetValueOrDefault(lot.GpuModel)?.FormFactor ?? "", lot.Configuration);
        var sales = LotSale.OnEveryPremise(lot.GpuModel, units, pool, policy.PremiseLadder, policy.BlockDiscount);
        var curve = CurveOf(lot, choice, snapshot, hardwareCost, currency, catalogue, launchLoss);
        return new ValuedLot
        {
            Sales = sales,
            NetFactors = [.. sales.Select(sale => sale.Net)],
            BuyerPool = pool,
            LotId = lot.Id,
            GpuModel = lot.GpuModel,
            Count = lot.Count,
            HardwareCost = hardwareCost,
            InServiceDate = lot.InServiceDate,
            Curve = curve,
            CurveName = catalogue.DisplayName(choice, curve),
            ConditionFactor = policy.ConditionFactors.Of(lot.Condition),
            Haircut = Math.Min(1, lot.Haircut + (thin ? policy.ThinHistoryHaircut : 0)),
            ThinHistory = thin,
        };
    }

    private static IDepreciationCurve CurveOf(
        Lot lot, CurveChoice choice, MarketSnapshot snapshot, double hardwareCost, Currency currency, CurveCatalogue catalogue, double launchLoss)
    {
        var context = new CurveContext
        {
            Model = snapshot.Models.GetValueOrDefault(lot.GpuModel),
            InServiceDate = lot.InServiceDate,
            Snapshot = snapshot,
            UnitCost = currency == Currency.UsDollar && hardwareCost > 0 ? hardwareCost / lot.Count : null,
            Condition = lot.Condition,
            LaunchLossFactor = launchLoss,
        };
        return catalogue.TryCreate(choice, context, out var curve, out var problems)
            ? curve
            : throw Refused(lot, $"has no curve: {string.Join(" ", problems.Select(problem => problem.Message))}");
    }

    private static ImmutableArray<MarketEvent> Hitting(Lot lot, MarketSnapshot snapshot, IReadOnlyList<MarketEvent> events) =>
        events.Count == 0 ? [] : [.. events.Where(happening => EventEffect.Hits(happening, lot, snapshot))];

    private static double[] Scale(double[] path, ReadOnlySpan<double> valueFactors)
    {
        for (var d = 0; d < path.Length; d++)
        {
            if (!double.IsFinite(valueFactors[d]) || valueFactors[d] < 0)
                throw new ArgumentOutOfRangeException(nameof(valueFactors), valueFactors[d], "A factor on value is zero or more.");
            path[d] *= valueFactors[d];
        }

        return path;
    }

    private static double[] Constant(double factor, int dates)
    {
        var factors = new double[dates];
        Array.Fill(factors, factor);
        return factors;
    }

    private static double Cost(Lot lot, Money? cost, Currency currency)
    {
        if (cost is not { } money)
            return 0;
        if (money.Currency != currency && !money.IsZero)
            throw Refused(lot, $"costs {money}, and no rate into {currency} is given");
        return money.Amount >= 0m ? (double)money.Amount : throw Refused(lot, $"has a negative cost of {money}");
    }

    private static ArgumentException Refused(Lot lot, string why) => new($"Lot '{lot.Id}' {why.TrimEnd('.')}.");
}
