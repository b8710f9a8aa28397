namespace GpuLending.Engine.Calibration;

/// <summary>A fitted number of a form.</summary>
/// <param name="Name">Name as in the catalogue of curves where it has one, such as "decayPerYear".</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">Its unit.</param>
public sealed record FormParameter(string Name, double Value, string Unit);
