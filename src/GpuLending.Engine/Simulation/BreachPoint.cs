namespace GpuLending.Engine.Simulation;

/// <summary>Odds of one test on one date. A path counts until it defaults.</summary>
/// <param name="Date">Test date.</param>
/// <param name="Month">Its month, counted from closing.</param>
/// <param name="Failing">Share of all paths that fail the test on this date.</param>
/// <param name="EverFailed">Share of all paths that have failed on this date or an earlier one.</param>
public sealed record BreachPoint(DateOnly Date, int Month, double Failing, double EverFailed);
