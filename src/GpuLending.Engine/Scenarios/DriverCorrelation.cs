using GpuLending.Engine.Solving;

namespace GpuLending.Engine.Scenarios;

/// <summary>How two drivers move together, each measured in the direction that hurts the lender.</summary>
/// <param name="One">A driver.</param>
/// <param name="Other">Another.</param>
/// <param name="Correlation">Correlation of the two, -1 to 1, both counted positive against the lender.</param>
public sealed record DriverCorrelation(ScenarioDriver One, ScenarioDriver Other, double Correlation)
{
    /// <summary>What is taken when nothing else is said; pairs that are not named do not move together. Assumed.</summary>
    public static IReadOnlyList<DriverCorrelation> Standard { get; } =
    [
        new(ScenarioDriver.Rent, ScenarioDriver.Value, 0.6),
        new(ScenarioDriver.Rent, ScenarioDriver.Utilisation, 0.5),
        new(ScenarioDriver.Value, ScenarioDriver.Utilisation, 0.3),
        new(ScenarioDriver.Cost, ScenarioDriver.Power, 0.3),
        new(ScenarioDriver.Rent, ScenarioDriver.DefaultMonth, 0.3),
    ];
}
