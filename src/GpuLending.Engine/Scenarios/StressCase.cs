namespace GpuLending.Engine.Scenarios;

/// <summary>One case of a comparison.</summary>
public sealed record StressCase
{
    /// <summary>Its key.</summary>
    public required string Key { get; init; }

    /// <summary>What is assumed, with the source.</summary>
    public required string Source { get; init; }

    /// <summary>True where date or size of a change is nobody's record.</summary>
    public required bool Assumed { get; init; }

    /// <summary>The changes, with the name on screen.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The few figures.</summary>
    public required ScenarioFigures Figures { get; init; }

    /// <summary>First month after closing in which the balance is above the marked value; null when it never is.</summary>
    public required int? FirstMonthUnderWater { get; init; }

    /// <summary>Debt service that cash flow did not cover, over the loan's life.</summary>
    public required double Shortfall { get; init; }

    /// <summary>Covenants that are breached and not waived, the first breach first: name and day.</summary>
    public required IReadOnlyList<CovenantBreach> Breaches { get; init; }

    /// <summary>The change from the base case put down to drivers, one a measure; empty for the base case.</summary>
    public required IReadOnlyList<Attribution> Attributions { get; init; }
}
