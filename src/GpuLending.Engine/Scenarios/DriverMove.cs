using GpuLending.Engine.Numerics;
using GpuLending.Engine.Solving;

namespace GpuLending.Engine.Scenarios;

/// <summary>Where a driver stands when it has moved a number of standard deviations against the lender. Factors move by the exponential, so that they stay above zero; rates, months and declines move
/// by steps of equal size; availability ends at 100 %. The default of the customer with the largest fees comes the earlier the further out it is: z deviations stand for the month before which it
/// fails with probability Φ(-z), under the yearly probability that its spread states.</summary>
internal static class DriverMove
{
    /// <summary>The month of a customer that does not fail.</summary>
    public const double Never = 0;

    /// <summary>Whether a driver moves by equal steps up and down, so that it can stand in a tornado: a default only ever hurts.</summary>
    public static bool MovesBothWays(ScenarioDriver driver) => driver != ScenarioDriver.DefaultMonth;

    /// <summary>The driver as a scenario has it.</summary>
    public static double From(Scenario start, DealCase dealCase, ScenarioDriver driver) => driver == ScenarioDriver.DefaultMonth
        ? start.Defaults.FirstOrDefault(failed => failed.ContractId == BreakPoints.LargestContract(dealCase))?.FromMonth ?? Never
        : DriverValue.Of(start, driver)!.Value;

    /// <summary>The driver's number after a move from where a scenario has it.</summary>
    public static double At(Scenario start, DealCase dealCase, DriverSpread spread, double moves)
    {
        var from = From(start, dealCase, spread.Driver);
        var by = spread.Deviation * moves;
        return spread.Driver switch
        {
            ScenarioDriver.Rent or ScenarioDriver.Value or ScenarioDriver.Utilisation => from * Math.Exp(-by),
            ScenarioDriver.Cost or ScenarioDriver.Power or ScenarioDriver.LaunchLoss => from * Math.Exp(by),
            ScenarioDriver.Availability => Math.Min(1, from * Math.Exp(-by)),
            ScenarioDriver.BaseRate => from + by,
            ScenarioDriver.Delay => Math.Clamp(Math.Floor(from + by + 1e-9), 0, 120),
            ScenarioDriver.RentDecline or ScenarioDriver.ValueDecline => Math.Clamp(from + by, 0, 0.95),
            ScenarioDriver.DefaultMonth => Earlier(from, DefaultMonth(spread.Deviation, moves), dealCase.Facility.TenorMonths),
        };
    }

    /// <summary>How many standard deviations a number is from where a scenario has the driver.</summary>
    public static double MovesTo(Scenario start, DealCase dealCase, DriverSpread spread, double value)
    {
        var from = From(start, dealCase, spread.Driver);
        return value == from ? 0 : spread.Driver switch
        {
            ScenarioDriver.Rent or ScenarioDriver.Value or ScenarioDriver.Utilisation or ScenarioDriver.Availability => -Math.Log(value / from) / spread.Deviation,
            ScenarioDriver.Cost or ScenarioDriver.Power or ScenarioDriver.LaunchLoss => Math.Log(value / from) / spread.Deviation,
            ScenarioDriver.BaseRate or ScenarioDriver.Delay or ScenarioDriver.RentDecline or ScenarioDriver.ValueDecline => (value - from) / spread.Deviation,
            ScenarioDriver.DefaultMonth => -NormalDistribution.Quantile(1 - Math.Pow(1 - spread.Deviation, value / 12)),
        };
    }

    /// <summary>A number that people can say, rounded away from where the driver started: thousandths of a factor, a basis point, a whole month.</summary>
    public static double Said(Scenario start, DealCase dealCase, DriverSpread spread, double value)
    {
        var from = From(start, dealCase, spread.Driver);
        var step = Step(spread.Driver);
        if (Math.Abs(value - from) < step / 1000)
            return from;
        var steps = value / step;
        var rounded = value < from ? Math.Floor(steps + 1e-9) : Math.Ceiling(steps - 1e-9);
        // The nearest decimal number: 0.612 and not 612 x 0.001.
        return (double)((decimal)rounded * (decimal)step);
    }

    /// <summary>Whether a driver moves by whole months or stops at a bound, so that many moves give the same number.</summary>
    public static bool MovesInSteps(ScenarioDriver driver) => driver is ScenarioDriver.Delay or ScenarioDriver.DefaultMonth or ScenarioDriver.Availability;

    /// <summary>A number some steps up or down; one that moves by whole months stays where it is.</summary>
    public static double Stepped(ScenarioDriver driver, double value, int steps) =>
        driver is ScenarioDriver.Delay or ScenarioDriver.DefaultMonth ? value : (double)((decimal)value + (steps * (decimal)Step(driver)));

    /// <summary>A scenario with every driver at its number.</summary>
    public static Scenario With(Scenario start, DealCase dealCase, IReadOnlyList<DriverSpread> spreads, ReadOnlySpan<double> values)
    {
        var scenario = start;
        for (var i = 0; i < spreads.Count; i++)
        {
            if (values[i] != From(start, dealCase, spreads[i].Driver))
                scenario = DriverValue.Set(scenario, dealCase, spreads[i].Driver, spreads[i].Driver == ScenarioDriver.DefaultMonth ? BreakPoints.LargestContract(dealCase) : null, values[i]);
        }

        return scenario;
    }

    private static double Step(ScenarioDriver driver) => driver switch
    {
        ScenarioDriver.BaseRate => 0.0001,
        ScenarioDriver.Delay or ScenarioDriver.DefaultMonth => 1.0,
        _ => 0.001,
    };

    /// <summary>The first month within which the customer fails with at least the probability Φ(-z), from 1.</summary>
    private static double DefaultMonth(double yearly, double moves) =>
        Math.Max(1, Math.Ceiling(12 * Math.Log(1 - NormalDistribution.Cumulative(-moves)) / Math.Log(1 - yearly) - 1e-9));

    private static double Earlier(double from, double month, int tenorMonths) =>
        month <= tenorMonths && (from == Never || month < from) ? month : from;
}
