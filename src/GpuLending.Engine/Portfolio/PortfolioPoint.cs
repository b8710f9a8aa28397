namespace GpuLending.Engine.Portfolio;

/// <summary>A point of the loss distribution.</summary>
/// <param name="Loss">Amount.</param>
/// <param name="Probability">Share of paths that lose more.</param>
public sealed record PortfolioPoint(double Loss, double Probability);
