namespace GpuLending.Engine.Scenarios;

/// <summary>Cuts a scenario into what it says about each driver.</summary>
internal static class DriverParts
{
    /// <summary>Whether two scenarios say different things about a driver.</summary>
    public static bool Differ(AttributedDriver driver, Scenario left, Scenario right) => driver switch
    {
        AttributedDriver.Rent => left.RentFactor != right.RentFactor || !Same(left.RentPath, right.RentPath),
        AttributedDriver.Value => left.ValueFactor != right.ValueFactor || !Same(left.ValuePath, right.ValuePath),
        AttributedDriver.BaseRate => left.RateShift != right.RateShift || !Same(left.RateShiftPath, right.RateShiftPath),
        AttributedDriver.Delay => left.DelayMonths != right.DelayMonths || left.DelaysClosing != right.DelaysClosing,
        AttributedDriver.Launches => left.LaunchLossFactor != right.LaunchLossFactor,
        AttributedDriver.Costs => left.CostFactor != right.CostFactor,
        AttributedDriver.Power => left.PowerFactor != right.PowerFactor,
        AttributedDriver.Utilisation => left.UtilisationFactor != right.UtilisationFactor,
        AttributedDriver.Service => left.AvailabilityFactor != right.AvailabilityFactor,
        AttributedDriver.Defaults => !left.Defaults.SequenceEqual(right.Defaults),
        AttributedDriver.Events => !left.Events.SequenceEqual(right.Events),
    };

    /// <summary>A scenario that says about one driver what another says.</summary>
    public static Scenario Take(AttributedDriver driver, Scenario scenario, Scenario other) => driver switch
    {
        AttributedDriver.Rent => scenario with { RentFactor = other.RentFactor, RentPath = other.RentPath },
        AttributedDriver.Value => scenario with { ValueFactor = other.ValueFactor, ValuePath = other.ValuePath },
        AttributedDriver.BaseRate => scenario with { RateShift = other.RateShift, RateShiftPath = other.RateShiftPath },
        AttributedDriver.Delay => scenario with { DelayMonths = other.DelayMonths, DelaysClosing = other.DelaysClosing },
        AttributedDriver.Launches => scenario with { LaunchLossFactor = other.LaunchLossFactor },
        AttributedDriver.Costs => scenario with { CostFactor = other.CostFactor },
        AttributedDriver.Power => scenario with { PowerFactor = other.PowerFactor },
        AttributedDriver.Utilisation => scenario with { UtilisationFactor = other.UtilisationFactor },
        AttributedDriver.Service => scenario with { AvailabilityFactor = other.AvailabilityFactor },
        AttributedDriver.Defaults => scenario with { Defaults = other.Defaults },
        AttributedDriver.Events => scenario with { Events = other.Events },
    };

    private static bool Same(IReadOnlyList<double>? left, IReadOnlyList<double>? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && left.SequenceEqual(right));
}
