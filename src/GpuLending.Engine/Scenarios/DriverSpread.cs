using GpuLending.Engine.Solving;

namespace GpuLending.Engine.Scenarios;

/// <summary>How far one driver is taken to move over the loan's life: one standard deviation, against the lender.</summary>
public sealed record DriverSpread
{
    /// <summary>The driver.</summary>
    public ScenarioDriver Driver { get; init; }

    /// <summary>One standard deviation, above 0: of the logarithm for factors (0.35 is a fall of 30 %), in months for delay, as a yearly fraction for rates and declines.</summary>
    public double Deviation { get; init; } = 0.1;

    /// <summary>Where it comes from.</summary>
    public string Source { get; init; } = "Assumed";
}
