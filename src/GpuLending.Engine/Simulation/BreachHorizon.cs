namespace GpuLending.Engine.Simulation;

/// <summary>Odds of having failed a test by some time ahead.</summary>
/// <param name="Months">Months from the valuation date.</param>
/// <param name="Odds">Share of paths that have failed by then; 0 where no test lies before it.</param>
public sealed record BreachHorizon(int Months, Estimate Odds);
