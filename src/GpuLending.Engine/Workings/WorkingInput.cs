namespace GpuLending.Engine.Workings;

/// <summary>One input of a working.</summary>
/// <param name="Name">Name as the formula uses it.</param>
/// <param name="Value">Value.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Path">Path of the input in the case, such as "/lots/0/count"; null when it is itself a figure or comes from the market.</param>
/// <param name="Figure">Key of the figure it is, when it has a working of its own; null otherwise.</param>
/// <param name="Source">Where it comes from, in words; null when the provenance of <paramref name="Path"/> says it.</param>
public sealed record WorkingInput(string Name, double Value, FigureUnit Unit, string? Path = null, string? Figure = null, string? Source = null);
