namespace GpuLending.Underwriting.Market;

/// <summary>How long the renter is bound.</summary>
public enum RentalTerm
{
    /// <summary>By the hour, at will.</summary>
    OnDemand,

    /// <summary>By the hour, interruptible by the provider.</summary>
    Spot,

    /// <summary>Committed for one year.</summary>
    OneYear,

    /// <summary>Committed for three years.</summary>
    ThreeYears,
}
