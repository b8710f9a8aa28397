using GpuLending.Engine.Market;

namespace GpuLending.Engine.Collateral;

/// <summary>What replacement parity and income value are reckoned with. A figure left null is the case's own, or where the case has none, the policy's.</summary>
public sealed record MarketApproachTerms
{
    /// <summary>The work by which models are compared.</summary>
    public Workload Workload { get; init; } = Workload.Training;

    /// <summary>US dollars per kilowatt-hour; null for the case's power price.</summary>
    public double? PowerPricePerKilowattHour { get; init; }

    /// <summary>Power usage effectiveness, 1 or more; null for the case's.</summary>
    public double? PowerUsageEffectiveness { get; init; }

    /// <summary>US dollars per kilowatt of load and month; null for the case's.</summary>
    public double? ColocationPerKilowattMonth { get; init; }

    /// <summary>Nominal yearly discount rate, compounded monthly, as a fraction.</summary>
    public double DiscountRatePerAnnum { get; init; } = 0.12;

    /// <summary>Years over which running costs of the old and the new part are compared, and for which the income value counts rent at most.</summary>
    public double HorizonYears { get; init; } = 4;

    /// <summary>Share of hours let; null for the case's merchant utilisation.</summary>
    public double? Utilisation { get; init; }

    /// <summary>Other running cost in US dollars per GPU-hour; null for the case's maintenance.</summary>
    public double? OtherCostPerGpuHour { get; init; }

    /// <summary>Yearly fall of rent as a fraction; null for the case's merchant decline.</summary>
    public double? RentDeclinePerAnnum { get; init; }

    /// <summary>Kind of rent that income value starts from.</summary>
    public PriceKind RentKind { get; init; } = PriceKind.RentOnDemand;

    /// <summary>Segment of that rent, such as "Marketplace"; empty for the lowest segment that rests on enough fresh prices.</summary>
    public string RentSegment { get; init; } = "";
}
