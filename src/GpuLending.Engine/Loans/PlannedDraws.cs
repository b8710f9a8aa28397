using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Loans;

/// <summary>The draws of a plan as dates and weights, before the loan's size is known. See docs/methodology/draws.md.</summary>
internal static class PlannedDraws
{
    /// <summary>Dates in order, weights summing to 1; never empty. The sum entered is null when the plan does not fix it.</summary>
    public static (IReadOnlyList<(DateOnly Date, double Weight)> Draws, double? SumEntered) Resolve(DealCase dealCase, FleetPlan fleet)
    {
        var closing = dealCase.ClosingDate;
        if (dealCase.Facility.OpeningBalance is not null)
            return ([(closing, 1)], null);
        return dealCase.Facility.Draws.Kind switch
        {
            DrawPlanKind.AtClosing => ([(closing, 1)], null),
            DrawPlanKind.FollowDeliveries => (Shares(Deliveries(dealCase, fleet), closing), null),
            DrawPlanKind.Entered => FromEntered(dealCase),
        };
    }

    private static (IReadOnlyList<(DateOnly, double)>, double?) FromEntered(DealCase dealCase)
    {
        var draws = new List<(DateOnly Date, double Amount)>();
        for (var i = 0; i < dealCase.Facility.Draws.Entered.Count; i++)
        {
            var draw = dealCase.Facility.Draws.Entered[i];
            var path = $"/facility/draws/entered/{i}";
            if (draw.Date < dealCase.ClosingDate)
                throw new NotComputableException($"{path}/date {Amounts.Day(draw.Date)} is before closing {Amounts.Day(dealCase.ClosingDate)}.");
            if (dealCase.Facility.AvailabilityEnd is { } end && draw.Date > end)
                throw new NotComputableException($"{path}/date {Amounts.Day(draw.Date)} is after availability ends on {Amounts.Day(end)}.");
            var amount = Amounts.NotNegative(draw.Amount, dealCase.Currency, $"{path}/amount");
            if (amount == 0)
                continue;
            draws.Add((draw.Date, amount));
        }

        // One order whatever the order of entry, so that the same draws sum to the same last bit.
        draws.Sort();
        var byDate = new SortedDictionary<DateOnly, double>();
        var sum = 0.0;
        foreach (var (date, amount) in draws)
        {
            byDate[date] = byDate.GetValueOrDefault(date) + amount;
            sum += amount;
        }

        return (Shares(byDate, dealCase.ClosingDate), sum);
    }

    /// <summary>Eligible cost by the day it can be drawn against; a lot delivered after availability ends is not funded.</summary>
    private static SortedDictionary<DateOnly, double> Deliveries(DealCase dealCase, FleetPlan fleet)
    {
        var byDate = new SortedDictionary<DateOnly, double>();
        for (var lot = 0; lot < fleet.Count; lot++)
        {
            var date = fleet.Delivered[lot] < dealCase.ClosingDate ? dealCase.ClosingDate : fleet.Delivered[lot];
            if (fleet.EligibleCost[lot] > 0 && IsFunded(dealCase, fleet, lot))
                byDate[date] = byDate.GetValueOrDefault(date) + fleet.EligibleCost[lot];
        }

        return byDate;
    }

    /// <summary>Whether a lot is among those that a draw of a day is for: those delivered then, under a plan that follows deliveries; all, under another.</summary>
    public static bool IsDrawnOn(DealCase dealCase, FleetPlan fleet, int lot, DateOnly date) =>
        dealCase.Facility.Draws.Kind != DrawPlanKind.FollowDeliveries
        || dealCase.Facility.OpeningBalance is not null
        || (fleet.Delivered[lot] < dealCase.ClosingDate ? dealCase.ClosingDate : fleet.Delivered[lot]) == date;

    /// <summary>Whether the plan draws against a lot: all of them, but for lots delivered after availability ends under a plan that follows deliveries.</summary>
    public static bool IsFunded(DealCase dealCase, FleetPlan fleet, int lot) =>
        dealCase.Facility.Draws.Kind != DrawPlanKind.FollowDeliveries
        || dealCase.Facility.AvailabilityEnd is not { } end
        || fleet.Delivered[lot] <= end
        || fleet.Delivered[lot] <= dealCase.ClosingDate;

    private static List<(DateOnly, double)> Shares(SortedDictionary<DateOnly, double> byDate, DateOnly closing)
    {
        var sum = byDate.Values.Sum();
        return sum <= 0 ? [(closing, 1)] : [.. byDate.Select(pair => (pair.Key, pair.Value / sum))];
    }
}
