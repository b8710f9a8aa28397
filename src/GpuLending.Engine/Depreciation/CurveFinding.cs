namespace GpuLending.Engine.Depreciation;

/// <summary>A number that a curve found out on the way, such as an economic life or a half-life.</summary>
/// <param name="Name">What it is, such as "economic life".</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit, such as "months" or "US dollars".</param>
public sealed record CurveFinding(string Name, double Value, string Unit);
