using GpuLending.Engine.Solving;

namespace GpuLending.Engine.Scenarios;

/// <summary>Where a driver stands when it has moved a number of standard deviations against the lender. Factors move by the exponential, so that they stay above zero; rates, months and declines move
/// by steps of equal size; availability ends at 100 %.</summary>
internal static class DriverMove
{
    /// <summary>Whether a driver can be moved: the month of one customer's default has no distribution here.</summary>
    public static bool Knows(ScenarioDriver driver) => driver != ScenarioDriver.DefaultMonth;

    /// <summary>The driver's number after a move from where a scenario has it.</summary>
    public static double At(Scenario start, DriverSpread spread, double moves)
    {
        var from = DriverValue.Of(start, spread.Driver)!.Value;
        var by = spread.Deviation * moves;
        return spread.Driver switch
        {
            ScenarioDriver.Rent or ScenarioDriver.Value or ScenarioDriver.Utilisation => from * Math.Exp(-by),
            ScenarioDriver.Cost or ScenarioDriver.Power or ScenarioDriver.LaunchLoss => from * Math.Exp(by),
            ScenarioDriver.Availability => Math.Min(1, from * Math.Exp(-by)),
            ScenarioDriver.BaseRate => from + by,
            ScenarioDriver.Delay => Math.Clamp(Math.Floor(from + by + 1e-9), 0, 120),
            ScenarioDriver.RentDecline or ScenarioDriver.ValueDecline => Math.Clamp(from + by, 0, 0.95),
            ScenarioDriver.DefaultMonth => from,
        };
    }

    /// <summary>How many standard deviations a number is from where a scenario has the driver.</summary>
    public static double MovesTo(Scenario start, DriverSpread spread, double value)
    {
        var from = DriverValue.Of(start, spread.Driver)!.Value;
        return value == from ? 0 : spread.Driver switch
        {
            ScenarioDriver.Rent or ScenarioDriver.Value or ScenarioDriver.Utilisation or ScenarioDriver.Availability => -Math.Log(value / from) / spread.Deviation,
            ScenarioDriver.Cost or ScenarioDriver.Power or ScenarioDriver.LaunchLoss => Math.Log(value / from) / spread.Deviation,
            ScenarioDriver.BaseRate or ScenarioDriver.Delay or ScenarioDriver.RentDecline or ScenarioDriver.ValueDecline => (value - from) / spread.Deviation,
            ScenarioDriver.DefaultMonth => 0,
        };
    }

    /// <summary>A number that people can say, rounded away from where the driver started: thousandths of a factor, a basis point, a whole month.</summary>
    public static double Said(Scenario start, DriverSpread spread, double value)
    {
        var from = DriverValue.Of(start, spread.Driver)!.Value;
        var step = spread.Driver switch
        {
            ScenarioDriver.BaseRate => 0.0001,
            ScenarioDriver.Delay => 1.0,
            _ => 0.001,
        };
        if (Math.Abs(value - from) < step / 1000)
            return from;
        var steps = value / step;
        var rounded = value < from ? Math.Floor(steps + 1e-9) : Math.Ceiling(steps - 1e-9);
        // The nearest decimal number: 0.612 and not 612 x 0.001.
        return (double)((decimal)rounded * (decimal)step);
    }

    /// <summary>A scenario with every driver at its number.</summary>
    public static Scenario With(Scenario start, DealCase dealCase, IReadOnlyList<DriverSpread> spreads, ReadOnlySpan<double> values)
    {
        var scenario = start;
        for (var i = 0; i < spreads.Count; i++)
        {
            if (values[i] != DriverValue.Of(start, spreads[i].Driver))
                scenario = DriverValue.Set(scenario, dealCase, spreads[i].Driver, null, values[i]);
        }

        return scenario;
    }
}
