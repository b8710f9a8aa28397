using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Depreciation;

namespace GpuLending.Engine.Scenarios;

/// <summary>The fleet's marked value as a band: the base path, one path for each event of the library, and all events together. See
/// docs/methodology/events-and-residual-band.md.</summary>
public sealed record ResidualBand
{
    /// <summary>Dates of the months, index 0 is closing.</summary>
    public required IReadOnlyList<DateOnly> Months { get; init; }

    /// <summary>Marked value without any event.</summary>
    public required IReadOnlyList<double> Base { get; init; }

    /// <summary>Lowest of the base path and the single events' by month.</summary>
    public required IReadOnlyList<double> Low { get; init; }

    /// <summary>Highest of the base path and the single events' by month; events only lower, so it is the base path.</summary>
    public required IReadOnlyList<double> High { get; init; }

    /// <summary>Marked value if every event happens.</summary>
    public required IReadOnlyList<double> Together { get; init; }

    /// <summary>Balance of the loan that the base run sizes.</summary>
    public required IReadOnlyList<double> Balance { get; init; }

    /// <summary>The events, the one that costs most first.</summary>
    public required IReadOnlyList<ResidualEvent> Events { get; init; }

    /// <summary>Month of the last maturity.</summary>
    public required int MaturityMonth { get; init; }

    /// <summary>Value at the last maturity on the base path.</summary>
    public required double BaseAtMaturity { get; init; }

    /// <summary>Value at the last maturity at the low end of the band.</summary>
    public required double LowAtMaturity { get; init; }

    /// <summary>First month after closing in which the balance is above the base path; null when it never is.</summary>
    public required int? FirstMonthUnderWater { get; init; }

    /// <summary>First month after closing in which the balance is above the low end; null when it never is.</summary>
    public required int? FirstMonthUnderWaterLow { get; init; }

    /// <summary>Runs a case's fleet through the event library.</summary>
    /// <param name="dealCase">The case.</param>
    /// <param name="snapshot">The market.</param>
    /// <param name="valuationDate">Day after which events are looked for.</param>
    /// <param name="catalogue">The kinds of curve; null for <see cref="CurveCatalogue.Standard"/>.</param>
    /// <returns>The band.</returns>
    /// <exception cref="NotComputableException">The case cannot be computed.</exception>
    public static ResidualBand Of(DealCase dealCase, MarketSnapshot snapshot, DateOnly valuationDate, CurveCatalogue? catalogue = null)
    {
        var run = DealRun.Guarded(dealCase, snapshot, Scenario.Base, () => DealRun.OfBase(dealCase, snapshot, catalogue ?? CurveCatalogue.Standard, valuationDate));
        var events = EventLibrary.For(dealCase, snapshot, valuationDate);
        var dates = run.Timeline.Dates;
        var maturity = LastMonthOwed(run);
        var basePath = Path(run, []);
        var low = (double[])basePath.Clone();
        var ranked = new List<ResidualEvent>(events.Count);
        foreach (var happening in events)
        {
            var path = Path(run, [happening]);
            for (var m = 0; m < low.Length; m++)
                low[m] = Math.Min(low[m], path[m]);
            var (loss, month) = Loss(basePath, path, run.Balance);
            ranked.Add(new ResidualEvent
            {
                Event = happening,
                LotIds = [.. dealCase.Lots.Where(lot => EventEffect.Hits(happening, lot, snapshot)).Select(lot => lot.Id)],
                Path = path,
                Loss = loss,
                LossMonth = month,
                ValueAtMaturity = path[maturity],
                FirstMonthUnderWater = UnderWater(run.Balance, path),
            });
        }

        return new ResidualBand
        {
            Months = dates,
            Base = basePath,
            Low = low,
            High = basePath,
            Together = Path(run, events),
            Balance = run.Balance,
            Events = [.. ranked.OrderByDescending(item => item.Loss).ThenBy(item => item.Event.Date).ThenBy(item => item.Event.Id, StringComparer.Ordinal)],
            MaturityMonth = maturity,
            BaseAtMaturity = basePath[maturity],
            LowAtMaturity = low[maturity],
            FirstMonthUnderWater = UnderWater(run.Balance, basePath),
            FirstMonthUnderWaterLow = UnderWater(run.Balance, low),
        };
    }

    private static double[] Path(DealRun run, IReadOnlyList<MarketEvent> events)
    {
        var path = new double[run.Timeline.Count];
        run.Valuation.Under(events).Value(run.Timeline.Dates, run.DealCase.Valuation.Premise, [], path);
        return path;
    }

    /// <summary>Largest fall in a month in which principal is owed; without a loan, in any month.</summary>
    private static (double Loss, int? Month) Loss(double[] basePath, double[] path, double[] balance)
    {
        var owed = balance.Any(amount => amount > CoverageRatios.Nothing);
        double loss = 0;
        int? month = null;
        for (var m = 0; m < path.Length; m++)
        {
            if ((owed && balance[m] <= CoverageRatios.Nothing) || basePath[m] - path[m] <= loss)
                continue;
            loss = basePath[m] - path[m];
            month = m;
        }

        return (loss, month);
    }

    private static int LastMonthOwed(DealRun run)
    {
        var month = Array.FindLastIndex(run.Balance, amount => amount > CoverageRatios.Nothing) + 1;
        return Math.Min(month, run.Timeline.Last);
    }

    private static int? UnderWater(double[] balance, double[] value)
    {
        var month = Array.FindIndex(balance, 1, amount => amount > CoverageRatios.Nothing);
        for (; month > 0 && month < balance.Length; month++)
        {
            if (balance[month] > value[month] + CoverageRatios.Nothing)
                return month;
        }

        return null;
    }
}
