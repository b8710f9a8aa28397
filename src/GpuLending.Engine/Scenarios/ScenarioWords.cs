namespace GpuLending.Engine.Scenarios;

/// <summary>What a scenario does.</summary>
internal static class ScenarioWords
{
    /// <summary>Whether it changes anything at all; its name does not count.</summary>
    public static bool Changes(Scenario scenario) =>
        scenario.ValueFactor != 1 || scenario.RentFactor != 1 || scenario.RateShift != 0 || scenario.DelayMonths != 0 || scenario.CostFactor != 1
        || scenario.AvailabilityFactor != 1 || scenario.LaunchLossFactor != 1 || scenario.PowerFactor != 1 || scenario.UtilisationFactor != 1 || scenario.Defaults.Count > 0 || scenario.Events.Count > 0
        || MonthlyPath.Changes(scenario.ValuePath, 1) || MonthlyPath.Changes(scenario.RentPath, 1) || MonthlyPath.Changes(scenario.RateShiftPath, 0);
}
