using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Revenue;

/// <summary>What GPUs earn that no contract pays for. See docs/methodology/merchant-revenue.md.</summary>
internal sealed class MerchantRent
{
    public required double PricePerGpuHour { get; init; }

    public required double DeclinePerAnnum { get; init; }

    /// <summary>Share of hours sold under the scenario, at most 1; 0 when no merchant revenue is assumed.</summary>
    public required double Utilisation { get; init; }

    public required int VoidMonths { get; init; }

    /// <summary>Factor of the scenario's events on rent by month, over the fleet's GPUs; empty without events.</summary>
    public required double[] EventFactors { get; init; }

    public static MerchantRent Resolve(DealCase dealCase, MarketSnapshot snapshot, Scenario scenario, Timeline timeline)
    {
        var terms = dealCase.Merchant;
        Amounts.Between(terms.DeclinePerAnnum, 0, 0.99, "/merchant/declinePerAnnum");
        Amounts.Between(terms.Utilisation, 0, 1, "/merchant/utilisation");
        Amounts.Between(terms.VoidMonths, 0, 120, "/merchant/voidMonths");
        var price = Amounts.NotNegative(terms.PricePerGpuHour, dealCase.Currency, "/merchant/pricePerGpuHour");
        Amounts.Between(price, 0, 1e6, "/merchant/pricePerGpuHour");
        return new MerchantRent
        {
            PricePerGpuHour = price * scenario.RentFactor,
            DeclinePerAnnum = terms.DeclinePerAnnum,
            Utilisation = price > 0 ? Math.Min(1, terms.Utilisation * scenario.UtilisationFactor) : 0,
            VoidMonths = terms.VoidMonths,
            EventFactors = scenario.Events.Count == 0 ? [] : ByMonth(dealCase, snapshot, scenario, timeline),
        };
    }

    /// <summary>GPU-months of month m that earn merchant rent: in service, not under contract, and not standing empty after a contract's end.</summary>
    public double GpuMonths(OperatingVectors v, ContractPlan[] contracts, Timeline timeline, int m)
    {
        var free = v.InService[m] - v.Served[m];
        if (VoidMonths == 0 || free <= 0)
            return Math.Max(0, free);
        var empty = 0.0;
        foreach (var contract in contracts)
        {
            if (contract.End <= contract.Start)
                continue;
            empty += contract.Gpus * timeline.ShareOfMonth(m, contract.End, MonthArithmetic.AddMonths(contract.End, VoidMonths, EndOfMonthRule.MonthEnd));
        }

        return Math.Max(0, free - empty);
    }

    /// <summary>Rent of a number of GPU-months in month m at the price then: price x (1 - decline)^years since closing.</summary>
    public double Revenue(double gpuMonths, Timeline timeline, int m) => gpuMonths == 0 || PricePerGpuHour == 0
        ? 0
        : gpuMonths * ContractFees.HoursPerMonth * PricePerGpuHour * Math.Pow(1 - DeclinePerAnnum, timeline.YearsSinceClosing[m]) * Utilisation * (EventFactors.Length == 0 ? 1 : EventFactors[m]);

    /// <summary>Merchant rent has one price for the fleet: an event weighs as much as the GPUs it hits.</summary>
    private static double[] ByMonth(DealCase dealCase, MarketSnapshot snapshot, Scenario scenario, Timeline timeline)
    {
        var factors = new double[timeline.Count];
        var gpus = dealCase.Lots.Sum(lot => (double)lot.Count);
        var hit = dealCase.Lots.Select(lot => scenario.Events.Where(happening => EventEffect.Hits(happening, lot, snapshot)).ToArray()).ToArray();
        for (var m = 0; m < factors.Length; m++)
        {
            for (var lot = 0; lot < hit.Length; lot++)
            {
                var factor = dealCase.Lots[lot].Count / gpus;
                foreach (var happening in hit[lot])
                    factor *= EventEffect.On(happening, happening.RentFactor, timeline.Dates[m], curveKnows: false);
                factors[m] += factor;
            }
        }

        return factors;
    }
}
