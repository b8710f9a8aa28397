namespace GpuLending.Underwriting.Narratives;

/// <summary>A piece of a text: plain words, or a figure in braces.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Text">As it was typed, braces included.</param>
/// <param name="Name">What stands in the braces; null for plain words.</param>
/// <param name="Figure">The figure of that name; null for plain words and for a name that there is not.</param>
public sealed record NarrativePiece(int Start, string Text, string? Name = null, NamedFigure? Figure = null);
