namespace GpuLending.Engine.Scenarios;

/// <summary>What a change of figures is put down to: everything a scenario says about one thing.</summary>
public enum AttributedDriver
{
    /// <summary>Merchant rent, as factor and by month.</summary>
    Rent,

    /// <summary>Collateral value, as factor and by month.</summary>
    Value,

    /// <summary>Base rate, as shift and by month.</summary>
    BaseRate,

    /// <summary>Late delivery.</summary>
    Delay,

    /// <summary>What launches take off the value.</summary>
    Launches,

    /// <summary>Costs but power.</summary>
    Costs,

    /// <summary>Power.</summary>
    Power,

    /// <summary>Merchant utilisation.</summary>
    Utilisation,

    /// <summary>Availability.</summary>
    Service,

    /// <summary>Customers that stop paying.</summary>
    Defaults,

    /// <summary>Dated events.</summary>
    Events,
}
