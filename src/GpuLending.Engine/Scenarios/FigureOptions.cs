namespace GpuLending.Engine.Scenarios;

/// <summary>What <see cref="ScenarioFigures"/> are asked for beside the scenario.</summary>
public sealed record FigureOptions
{
    /// <summary>9 % a year, with the sponsor's return.</summary>
    public static readonly FigureOptions Standard = new();

    /// <summary>Rate at which the lenders' dated cash is discounted to closing, effective a year, as a fraction above -1.</summary>
    public double DiscountRatePerAnnum { get; init; } = 0.09;

    /// <summary>Whether the sponsor's return is searched: a root search that losses and cover do not need.</summary>
    public bool WithEquityReturn { get; init; } = true;
}
