namespace GpuLending.Engine.Covenants;

/// <summary>One test of a covenant replayed in the past.</summary>
/// <param name="Date">Day in the past.</param>
/// <param name="Level">Prices on that day over those on the day of closing in the past.</param>
/// <param name="Test">The test as the deal's own calendar knows it.</param>
public sealed record BacktestPoint(DateOnly Date, double Level, CovenantTest Test);
