namespace GpuLending.Engine.Portfolio;

/// <summary>The bad end of the book's loss at one confidence.</summary>
/// <param name="Confidence">Share of paths at or below.</param>
/// <param name="ValueAtRisk">Loss not exceeded at that confidence.</param>
/// <param name="ValueAtRiskError">Its standard error, from the order statistics on either side; 0 where the loss stands on one amount.</param>
/// <param name="ExpectedShortfall">Mean of the paths beyond.</param>
/// <param name="ExpectedShortfallError">Its standard error: spread of those paths over the root of their number.</param>
public sealed record PortfolioQuantile(double Confidence, double ValueAtRisk, double ValueAtRiskError, double ExpectedShortfall, double ExpectedShortfallError);
