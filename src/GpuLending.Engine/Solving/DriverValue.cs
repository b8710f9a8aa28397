using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Solving;

/// <summary>A driver's number in a scenario: how it is read, put in, and over which range it is tried.</summary>
public static class DriverValue
{
    private const int LongestPath = 480;

    /// <summary>The driver as a scenario has it; null for what a scenario holds no single number of.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="driver">The driver.</param>
    /// <returns>The number.</returns>
    public static double? Of(Scenario scenario, ScenarioDriver driver) => driver switch
    {
        ScenarioDriver.Rent => scenario.RentFactor,
        ScenarioDriver.Value => scenario.ValueFactor,
        ScenarioDriver.BaseRate => scenario.RateShift,
        ScenarioDriver.Delay => scenario.DelayMonths,
        ScenarioDriver.Cost => scenario.CostFactor,
        ScenarioDriver.Power => scenario.PowerFactor,
        ScenarioDriver.Utilisation => scenario.UtilisationFactor,
        ScenarioDriver.DefaultMonth => null,
        ScenarioDriver.LaunchLoss => scenario.LaunchLossFactor,
        ScenarioDriver.Availability => scenario.AvailabilityFactor,
        ScenarioDriver.RentDecline or ScenarioDriver.ValueDecline => 0,
    };

    /// <summary>Whether only whole numbers make sense.</summary>
    /// <param name="driver">The driver.</param>
    /// <returns>True for months.</returns>
    public static bool IsWhole(ScenarioDriver driver) => driver is ScenarioDriver.Delay or ScenarioDriver.DefaultMonth;

    /// <summary>Least and largest value tried when nobody says otherwise.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="dealCase">The deal, for its tenor.</param>
    /// <returns>Both ends included.</returns>
    public static (double Lower, double Upper) Range(ScenarioDriver driver, DealCase dealCase) => driver switch
    {
        ScenarioDriver.Rent or ScenarioDriver.Value or ScenarioDriver.Utilisation => (0, 2),
        ScenarioDriver.BaseRate => (-0.03, 0.20),
        ScenarioDriver.Delay => (0, 36),
        ScenarioDriver.Cost or ScenarioDriver.LaunchLoss => (0, 5),
        ScenarioDriver.Power => (0, 10),
        ScenarioDriver.DefaultMonth => (1, Math.Max(2, dealCase.Facility.TenorMonths)),
        ScenarioDriver.Availability => (0, 1),
        ScenarioDriver.RentDecline or ScenarioDriver.ValueDecline => (0, 0.95),
    };

    /// <summary>A scenario with another number in a driver; whole drivers take the nearest whole one.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="dealCase">The deal, for how long a yearly fall goes on.</param>
    /// <param name="driver">The driver.</param>
    /// <param name="contractId">Contract that defaults, for its month; null otherwise.</param>
    /// <param name="value">The number.</param>
    /// <returns>A copy; nothing else changes.</returns>
    public static Scenario Set(Scenario scenario, DealCase dealCase, ScenarioDriver driver, string? contractId, double value) => driver switch
    {
        ScenarioDriver.Rent => scenario with { RentFactor = value },
        ScenarioDriver.Value => scenario with { ValueFactor = value },
        ScenarioDriver.BaseRate => scenario with { RateShift = value },
        ScenarioDriver.Delay => scenario with { DelayMonths = (int)Math.Round(value) },
        ScenarioDriver.Cost => scenario with { CostFactor = value },
        ScenarioDriver.Power => scenario with { PowerFactor = value },
        ScenarioDriver.Utilisation => scenario with { UtilisationFactor = value },
        ScenarioDriver.DefaultMonth => scenario with
        {
            Defaults = [.. scenario.Defaults.Where(failed => failed.ContractId != contractId), new CustomerDefault { ContractId = contractId!, FromMonth = (int)Math.Round(value) }],
        },
        ScenarioDriver.LaunchLoss => scenario with { LaunchLossFactor = value },
        ScenarioDriver.Availability => scenario with { AvailabilityFactor = value },
        ScenarioDriver.RentDecline => scenario with { RentPath = Falling(scenario.RentPath, dealCase, value) },
        ScenarioDriver.ValueDecline => scenario with { ValuePath = Falling(scenario.ValuePath, dealCase, value) },
    };

    /// <summary>A path times (1 - decline)^(months / 12), until past the last maturity.</summary>
    private static IReadOnlyList<double>? Falling(IReadOnlyList<double>? path, DealCase dealCase, double decline)
    {
        if (decline == 0)
            return path;
        var months = Math.Clamp((2 * dealCase.Facility.TenorMonths) + 36, 36, LongestPath);
        var falling = new double[Math.Max(months, path?.Count ?? 0)];
        for (var m = 0; m < falling.Length; m++)
            falling[m] = (path is { Count: > 0 } ? path[Math.Min(m, path.Count - 1)] : 1) * Math.Pow(1 - decline, m / 12.0);
        return falling;
    }
}
