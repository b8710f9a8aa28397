using GpuLending.Engine.Revenue;

namespace GpuLending.Engine.Collateral;

/// <summary>The figures that replacement parity and income value are reckoned with: the approach's own, else the case's, else the policy's.</summary>
internal sealed record ApproachFigures
{
    public required MarketApproachTerms Terms { get; init; }

    public required OpinionTerms Policy { get; init; }

    public required double PowerPrice { get; init; }

    public required double PowerUsageEffectiveness { get; init; }

    public required double ColocationPerKilowattMonth { get; init; }

    public required double Utilisation { get; init; }

    public required double OtherCostPerGpuHour { get; init; }

    /// <summary>Log decay of rent a year.</summary>
    public required double RentDecay { get; init; }

    /// <summary>Kilowatts of one GPU as the case enters them; null for the catalogue's.</summary>
    public required double? KilowattsPerGpu { get; init; }

    public static ApproachFigures Of(DealCase dealCase, OpinionTerms policy)
    {
        var terms = dealCase.Valuation.Approach;
        const string at = "/valuation/approach/";
        Amounts.Between(terms.DiscountRatePerAnnum, 0, 1, at + "discountRatePerAnnum");
        Amounts.Between(terms.HorizonYears, 0.25, 15, at + "horizonYears");
        var decline = Amounts.Between(terms.RentDeclinePerAnnum ?? dealCase.Merchant.DeclinePerAnnum, 0, 0.99, at + "rentDeclinePerAnnum");
        var usd = dealCase.Currency == Currency.UsDollar;
        return new ApproachFigures
        {
            Terms = terms,
            Policy = policy,
            PowerPrice = Amounts.Between(terms.PowerPricePerKilowattHour ?? Usd(dealCase.Costs.Power.PricePerKilowattHour) ?? policy.PowerPricePerKilowattHour, 0, 100, at + "powerPricePerKilowattHour"),
            PowerUsageEffectiveness = Amounts.Between(terms.PowerUsageEffectiveness ?? dealCase.Costs.Power.PowerUsageEffectiveness, 1, 5, at + "powerUsageEffectiveness"),
            ColocationPerKilowattMonth = Amounts.Between(
                terms.ColocationPerKilowattMonth ?? Usd(dealCase.Costs.ColocationPerKilowattMonth) ?? policy.ColocationPerKilowattMonth, 0, 1e6, at + "colocationPerKilowattMonth"),
            Utilisation = Amounts.Between(terms.Utilisation ?? (dealCase.Merchant.PricePerGpuHour is null ? policy.Utilisation : dealCase.Merchant.Utilisation), 0, 1, at + "utilisation"),
            OtherCostPerGpuHour = Amounts.Between(
                terms.OtherCostPerGpuHour ?? ((Usd(dealCase.Costs.MaintenancePerGpuMonth) ?? 0) / ContractFees.HoursPerMonth), 0, 1e6, at + "otherCostPerGpuHour"),
            RentDecay = -Math.Log(1 - decline),
            KilowattsPerGpu = dealCase.Costs.Power.KilowattsPerGpu,
        };

        double? Usd(Money? money) => usd && money is { } amount && amount.Currency == Currency.UsDollar && amount.Amount >= 0 ? (double)amount.Amount : null;
    }
}
