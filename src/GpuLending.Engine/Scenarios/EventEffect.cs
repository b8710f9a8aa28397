using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Scenarios;

/// <summary>What an event does to a lot on a day.</summary>
internal static class EventEffect
{
    /// <summary>Whether an event is about a lot: every list that is not empty names it.</summary>
    public static bool Hits(MarketEvent happening, Lot lot, MarketSnapshot snapshot)
    {
        var model = snapshot.Models.GetValueOrDefault(lot.GpuModel);
        return Names(happening.Models, lot.GpuModel) && Names(happening.Architectures, model?.Architecture) && Names(happening.Vendors, model?.Vendor)
            && Names(happening.Countries, lot.Country);
    }

    /// <summary>The factor of an event on a day: 1 before it, growing evenly to the whole effect, then staying. Where the curve falls for the same cause, 1 again
    /// from the day on which it does.</summary>
    /// <param name="happening">The event.</param>
    /// <param name="whole">Its whole effect on what is looked at, 0 to 1.</param>
    /// <param name="date">The day.</param>
    /// <param name="curveKnows">Whether the curve falls when a successor ships.</param>
    public static double On(MarketEvent happening, double whole, DateOnly date, bool curveKnows)
    {
        if (date < happening.Date || (curveKnows && date >= happening.KnownToCurvesFrom))
            return 1;
        if (happening.Until is not { } until || date >= until)
            return whole;
        var share = (date.DayNumber - happening.Date.DayNumber) / (double)(until.DayNumber - happening.Date.DayNumber);
        return 1 - ((1 - whole) * share);
    }

    /// <summary>Refuses events that cannot be computed.</summary>
    public static void Check(IReadOnlyList<MarketEvent> events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            Amounts.Between(events[i].ValueFactor, 0, 1, $"scenario events/{i}/valueFactor");
            Amounts.Between(events[i].RentFactor, 0, 1, $"scenario events/{i}/rentFactor");
            if (events[i].Until < events[i].Date)
                throw new NotComputableException($"scenario events/{i}: the whole effect is reached before the event begins.");
        }
    }

    private static bool Names(IReadOnlyList<string> list, string? name) => list.Count == 0 || (name is not null && list.Contains(name));
}
