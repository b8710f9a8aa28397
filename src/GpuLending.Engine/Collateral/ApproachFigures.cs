using GpuLending.Engine.Calendars;
using GpuLending.Engine.Revenue;

namespace GpuLending.Engine.Collateral;

/// <summary>The figures that replacement parity and income value are reckoned with: the approach's own, else the case's, else the policy's.</summary>
internal sealed record ApproachFigures
{
    public required MarketApproachTerms Terms { get; init; }

    public required OpinionTerms Policy { get; init; }

    public required ApproachInput PowerPrice { get; init; }

    public required ApproachInput PowerUsageEffectiveness { get; init; }

    public required ApproachInput ColocationPerKilowattMonth { get; init; }

    public required ApproachInput Utilisation { get; init; }

    public required ApproachInput OtherCostPerGpuHour { get; init; }

    /// <summary>Yearly fall of rent as a fraction.</summary>
    public required ApproachInput RentDecline { get; init; }

    /// <summary>Log decay of rent a year.</summary>
    public double RentDecay => -Math.Log(1 - RentDecline.Value);

    /// <summary>Kilowatts of one GPU as the case enters them; null for the catalogue's.</summary>
    public required ApproachInput? KilowattsPerGpu { get; init; }

    /// <summary>Months over which running costs are compared, and rent is counted at most.</summary>
    public int HorizonMonths => Math.Max(1, (int)Math.Round(12 * Terms.HorizonYears));

    /// <summary>Months of rent that are counted at most: the horizon, and what is left of the longest economic life of a lot on a day.</summary>
    public int RentMonths(Lot lot, DateOnly day) => Math.Clamp(
        Policy.LongestEconomicLifeMonths - (day > lot.InServiceDate ? MonthArithmetic.WholeMonthsBetween(lot.InServiceDate, day) : 0), 0, HorizonMonths);

    /// <summary>Which of the running costs, and with rent which of its figures, are the case's own, in words; empty when none is.</summary>
    public string OfTheCase(bool withRent)
    {
        ApproachInput?[] running = [PowerPrice, PowerUsageEffectiveness, ColocationPerKilowattMonth, KilowattsPerGpu];
        ApproachInput?[] letting = withRent ? [OtherCostPerGpuHour, Utilisation, RentDecline] : [];
        var own = running.Concat(letting).Where(input => input is { IsTheCases: true }).Select(input => input!.Name).ToList();
        return own.Count == 0 ? "" : "; the case's own, not the market's: " + string.Join(", ", own);
    }

    public static ApproachFigures Of(DealCase dealCase, OpinionTerms policy)
    {
        var terms = dealCase.Valuation.Approach;
        const string at = ApproachInput.Terms;
        Amounts.Between(terms.DiscountRatePerAnnum, 0, 1, at + "discountRatePerAnnum");
        Amounts.Between(terms.HorizonYears, 0.25, 15, at + "horizonYears");
        var usd = dealCase.Currency == Currency.UsDollar;
        var (costs, merchant) = (dealCase.Costs, dealCase.Merchant);
        return new ApproachFigures
        {
            Terms = terms,
            Policy = policy,
            PowerPrice = Within(0, 100, ApproachInput.First(
                "power price", (terms.PowerPricePerKilowattHour, "powerPricePerKilowattHour"), (Usd(costs.Power.PricePerKilowattHour), "/costs/power/pricePerKilowattHour"), policy.PowerPricePerKilowattHour)),
            PowerUsageEffectiveness = Within(1, 5, ApproachInput.First(
                "PUE", (terms.PowerUsageEffectiveness, "powerUsageEffectiveness"), (costs.Power.PowerUsageEffectiveness, "/costs/power/powerUsageEffectiveness"), 1)),
            ColocationPerKilowattMonth = Within(0, 1e6, ApproachInput.First(
                "colocation", (terms.ColocationPerKilowattMonth, "colocationPerKilowattMonth"), (Usd(costs.ColocationPerKilowattMonth), "/costs/colocationPerKilowattMonth"), policy.ColocationPerKilowattMonth)),
            Utilisation = Within(0, 1, ApproachInput.First(
                "utilisation", (terms.Utilisation, "utilisation"), (merchant.PricePerGpuHour is null ? null : merchant.Utilisation, "/merchant/utilisation"), policy.Utilisation)),
            OtherCostPerGpuHour = Within(0, 1e6, OtherCost()),
            RentDecline = Within(0, 0.99, ApproachInput.First("fall of rent a year", (terms.RentDeclinePerAnnum, "rentDeclinePerAnnum"), (merchant.DeclinePerAnnum, "/merchant/declinePerAnnum"), 0)),
            KilowattsPerGpu = costs.Power.KilowattsPerGpu is > 0 and var kilowatts ? new("power draw", kilowatts, "/costs/power/kilowattsPerGpu", "the case's own") : null,
        };

        ApproachInput OtherCost() => terms.OtherCostPerGpuHour is null && Usd(costs.MaintenancePerGpuMonth) is { } month
            ? new("other cost", month / ContractFees.HoursPerMonth, "/costs/maintenancePerGpuMonth", $"the case's maintenance of {Amounts.Text(month)} a GPU and month ÷ {ContractFees.HoursPerMonth}")
            : ApproachInput.First("other cost", (terms.OtherCostPerGpuHour, "otherCostPerGpuHour"), (null, ""), 0);

        double? Usd(Money? money) => usd && money is { } amount && amount.Currency == Currency.UsDollar && amount.Amount >= 0 ? (double)amount.Amount : null;

        static ApproachInput Within(double least, double most, ApproachInput input)
        {
            Amounts.Between(input.Value, least, most, input.Path ?? input.Name);
            return input;
        }
    }
}
