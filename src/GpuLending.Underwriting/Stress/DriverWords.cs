using System.Globalization;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Solving;

namespace GpuLending.Underwriting.Stress;

/// <summary>Drivers of a stress as screens and papers name them, and their numbers as the change that they are.</summary>
public static class DriverWords
{
    /// <summary>A driver's name.</summary>
    public static string Name(ScenarioDriver driver) => driver switch
    {
        ScenarioDriver.Rent => "Merchant rent",
        ScenarioDriver.Value => "Collateral value",
        ScenarioDriver.BaseRate => "Base rate",
        ScenarioDriver.Delay => "Delay",
        ScenarioDriver.Cost => "Costs but power",
        ScenarioDriver.Power => "Power price",
        ScenarioDriver.Utilisation => "Merchant utilisation",
        ScenarioDriver.DefaultMonth => "Month from which a customer pays nothing",
        ScenarioDriver.LaunchLoss => "Loss at each launch",
        ScenarioDriver.Availability => "Availability",
        ScenarioDriver.RentDecline => "Further fall of rent a year",
        ScenarioDriver.ValueDecline => "Further fall of value a year",
    };

    /// <summary>A driver's name in an attribution.</summary>
    public static string Name(AttributedDriver driver) => driver switch
    {
        AttributedDriver.Rent => "Merchant rent",
        AttributedDriver.Value => "Collateral value",
        AttributedDriver.BaseRate => "Base rate",
        AttributedDriver.Delay => "Late delivery",
        AttributedDriver.Launches => "Loss at launches",
        AttributedDriver.Costs => "Costs but power",
        AttributedDriver.Power => "Power price",
        AttributedDriver.Utilisation => "Utilisation",
        AttributedDriver.Service => "Missed service",
        AttributedDriver.Defaults => "Customer defaults",
        AttributedDriver.Events => "Dated events",
    };

    /// <summary>A driver's number as the change it is: -30 %, +300 bp, 6 months.</summary>
    public static string Value(ScenarioDriver driver, double value) => driver switch
    {
        ScenarioDriver.BaseRate => $"{Signed(value * 1e4, "0")} bp",
        ScenarioDriver.Delay => value == 1 ? "1 month" : value.ToString("0", CultureInfo.InvariantCulture) + " months",
        ScenarioDriver.DefaultMonth => "month " + value.ToString("0", CultureInfo.InvariantCulture),
        ScenarioDriver.RentDecline or ScenarioDriver.ValueDecline => (value * 100).ToString("0.#", CultureInfo.InvariantCulture) + " % a year",
        _ => Signed((value - 1) * 100, "0.#") + " %",
    };

    /// <summary>One standard deviation as the move against the lender that it is.</summary>
    public static string Spread(DriverSpread spread)
    {
        ArgumentNullException.ThrowIfNull(spread);
        return spread.Driver switch
        {
            ScenarioDriver.BaseRate => $"base rate {Value(spread.Driver, spread.Deviation)}",
            ScenarioDriver.Delay => $"delay {Value(spread.Driver, spread.Deviation)}",
            ScenarioDriver.DefaultMonth => $"default of the largest contract's customer {(spread.Deviation * 100).ToString("0.##", CultureInfo.InvariantCulture)} % likely a year",
            ScenarioDriver.RentDecline or ScenarioDriver.ValueDecline => $"{char.ToLowerInvariant(Name(spread.Driver)[0])}{Name(spread.Driver)[1..]} {Value(spread.Driver, spread.Deviation)}",
            ScenarioDriver.Cost or ScenarioDriver.Power => $"{char.ToLowerInvariant(Name(spread.Driver)[0])}{Name(spread.Driver)[1..]} {Value(spread.Driver, Math.Exp(spread.Deviation))}",
            _ => $"{char.ToLowerInvariant(Name(spread.Driver)[0])}{Name(spread.Driver)[1..]} {Value(spread.Driver, Math.Exp(-spread.Deviation))}",
        };
    }

    private static string Signed(double value, string format)
    {
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        return value > 0 && text.Trim('0', '.', ',') is not "" ? "+" + text : text;
    }
}
