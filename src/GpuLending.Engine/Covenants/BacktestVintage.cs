namespace GpuLending.Engine.Covenants;

/// <summary>The same deal closed on another day of the past.</summary>
/// <param name="Start">Day of closing in the past.</param>
/// <param name="Tests">Tests that printed prices reach.</param>
/// <param name="Fired">Day of the first failed test; null when none failed.</param>
/// <param name="Months">Months from closing to that day; null when none failed.</param>
/// <param name="LowestLevel">Lowest level of prices on a test date.</param>
public sealed record BacktestVintage(DateOnly Start, int Tests, DateOnly? Fired, int? Months, double LowestLevel);
