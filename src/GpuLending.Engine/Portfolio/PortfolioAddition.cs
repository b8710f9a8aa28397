namespace GpuLending.Engine.Portfolio;

/// <summary>The book with a loan less the book without it, on the same paths.</summary>
/// <param name="Key">The loan.</param>
/// <param name="Exposure">What it adds to exposure.</param>
/// <param name="ExpectedLoss">To expected loss.</param>
/// <param name="UnexpectedLoss">To the standard deviation of loss.</param>
/// <param name="ValueAtRisk">To value at risk at the terms' confidence.</param>
/// <param name="ExpectedShortfall">To expected shortfall at the terms' confidence.</param>
/// <param name="AloneShortfall">Expected shortfall of the loan by itself.</param>
public sealed record PortfolioAddition(string Key, double Exposure, double ExpectedLoss, double UnexpectedLoss, double ValueAtRisk, double ExpectedShortfall, double AloneShortfall);
