namespace GpuLending.Underwriting.DealMemos;

/// <summary>Words beside a line of the structure.</summary>
/// <param name="X">Where they are held.</param>
/// <param name="Y">Their foot.</param>
/// <param name="Text">The words.</param>
/// <param name="Anchor">Which end is held: start or middle.</param>
internal sealed record StructureLabel(double X, double Y, string Text, string Anchor);
