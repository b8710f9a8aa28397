using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Costs;

/// <summary>The price of a kilowatt-hour by month: the fixed part as agreed, the rest by the dated prices and the escalator. A price that changes within a month
/// counts by days. See docs/methodology/running-costs.md.</summary>
internal static class PowerPricePath
{
    public static double[] Of(DealCase dealCase, Scenario scenario, Timeline timeline)
    {
        var power = dealCase.Costs.Power;
        var prices = new double[timeline.Count];
        if (power.PricePerKilowattHour is null)
        {
            if (power.PriceSteps.Count > 0 || power.HedgedPricePerKilowattHour is not null)
                throw new NotComputableException("/costs/power/pricePerKilowattHour is not provided, but later or fixed power prices are: enter the price at closing.");
            return prices;
        }

        var atClosing = Amounts.NotNegative(power.PricePerKilowattHour, dealCase.Currency, "/costs/power/pricePerKilowattHour");
        var hedged = power.HedgedPricePerKilowattHour is null
            ? atClosing
            : Amounts.NotNegative(power.HedgedPricePerKilowattHour, dealCase.Currency, "/costs/power/hedgedPricePerKilowattHour");
        var escalator = dealCase.Costs.PowerEscalatorPerAnnum ?? dealCase.Costs.EscalatorPerAnnum;
        var steps = Steps(dealCase);
        for (var m = 1; m < prices.Length; m++)
        {
            var fixedShare = FixedShare(power, timeline, m);
            prices[m] = (fixedShare * hedged) + ((1 - fixedShare) * scenario.PowerFactor * Open(atClosing, steps, escalator, timeline, m));
        }

        return prices;
    }

    /// <summary>Share of the energy of month m that is bought at a fixed price: the hedged share, for the part of the month before its end.</summary>
    public static double FixedShare(PowerTerms power, Timeline timeline, int m) => power.HedgedShare
        * (power.HedgedUntil is { } until ? timeline.ShareOfMonth(m, DateOnly.MinValue, until) / timeline.MonthShare[m] : 1);

    private static double Open(double atClosing, (DateOnly From, double Price)[] steps, double escalator, Timeline timeline, int m)
    {
        var first = steps.Length == 0 ? DateOnly.MaxValue : steps[0].From;
        var price = atClosing * Rise(escalator, timeline.WholeYearsAtStart[m]) * Part(DateOnly.MinValue, first);
        for (var i = 0; i < steps.Length; i++)
        {
            var share = Part(steps[i].From, i + 1 < steps.Length ? steps[i + 1].From : DateOnly.MaxValue);
            if (share == 0)
                continue;
            var from = timeline.Dates[m - 1] > steps[i].From ? timeline.Dates[m - 1] : steps[i].From;
            price += steps[i].Price * Rise(escalator, MonthArithmetic.WholeMonthsBetween(steps[i].From, from) / 12) * share;
        }

        return price;

        double Part(DateOnly start, DateOnly end) => steps.Length == 0 ? 1 : timeline.ShareOfMonth(m, start, end) / timeline.MonthShare[m];
    }

    private static double Rise(double escalator, int years) => escalator == 0 ? 1 : Math.Pow(1 + escalator, years);

    private static (DateOnly From, double Price)[] Steps(DealCase dealCase)
    {
        var given = dealCase.Costs.Power.PriceSteps;
        var steps = new (DateOnly From, double Price)[given.Count];
        for (var i = 0; i < steps.Length; i++)
        {
            var path = $"/costs/power/priceSteps/{i}";
            if (given[i].PricePerKilowattHour is null)
                throw new NotComputableException($"{path}/pricePerKilowattHour is not provided.");
            steps[i] = (given[i].Date, Amounts.NotNegative(given[i].PricePerKilowattHour, dealCase.Currency, $"{path}/pricePerKilowattHour"));
        }

        Array.Sort(steps, static (a, b) => a.From.CompareTo(b.From));
        for (var i = 1; i < steps.Length; i++)
        {
            if (steps[i].From == steps[i - 1].From)
                throw new NotComputableException($"/costs/power/priceSteps: two prices begin on {Amounts.Day(steps[i].From)}.");
        }

        return steps;
    }
}
