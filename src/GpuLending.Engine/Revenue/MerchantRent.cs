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

    public static MerchantRent Resolve(DealCase dealCase, Scenario scenario)
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
        : gpuMonths * ContractFees.HoursPerMonth * PricePerGpuHour * Math.Pow(1 - DeclinePerAnnum, timeline.YearsSinceClosing[m]) * Utilisation;
}
