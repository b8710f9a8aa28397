namespace GpuLending.Engine.Portfolio;

/// <summary>Over which time defaults are counted.</summary>
public enum PortfolioHorizon
{
    /// <summary>The first year after each loan's closing.</summary>
    FirstYear,

    /// <summary>Each loan's whole life.</summary>
    Life,
}
