using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Solving;

/// <summary>What a break-even turns: one field of a <see cref="Scenario"/>. The loan stays the base run's.</summary>
public enum ScenarioDriver
{
    /// <summary>Factor on merchant rent.</summary>
    Rent,

    /// <summary>Factor on collateral value.</summary>
    Value,

    /// <summary>Shift of the base rate, as a fraction a year.</summary>
    BaseRate,

    /// <summary>Months of delay, whole.</summary>
    Delay,

    /// <summary>Factor on all costs but power.</summary>
    Cost,

    /// <summary>Factor on the price of unhedged power.</summary>
    Power,

    /// <summary>Factor on merchant utilisation.</summary>
    Utilisation,

    /// <summary>Month from which a customer pays nothing, whole, from 1; it needs the contract's key.</summary>
    DefaultMonth,

    /// <summary>Factor on what each launch of a successor takes off the value; acts on curves that step at launches.</summary>
    LaunchLoss,

    /// <summary>Factor on the availability that contracts are served with, 0 to 1.</summary>
    Availability,

    /// <summary>Yearly fall of merchant rent beside the terms' own, as a fraction, from closing.</summary>
    RentDecline,

    /// <summary>Yearly fall of collateral value beside the curve's own, as a fraction, from closing.</summary>
    ValueDecline,
}
