namespace GpuLending.Underwriting.Narratives;

/// <summary>What a named figure is in one deal.</summary>
/// <param name="Text">As every paper prints it.</param>
/// <param name="Number">To compare it by: a fraction, a multiple, an amount, a rating's place on the scale (0 is the best); null for names.</param>
public sealed record FigureValue(string Text, double? Number = null);
