namespace GpuLending.Underwriting.Intake;

/// <summary>One column of the table.</summary>
/// <param name="Heading">Its heading; with the heading above it where that spans several columns.</param>
/// <param name="Field">Key of the field it is read as; null when it is not read.</param>
/// <param name="Sample">Its first cell that holds something.</param>
public sealed record IntakeColumn(string Heading, string? Field, string Sample);
