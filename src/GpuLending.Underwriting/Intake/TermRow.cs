namespace GpuLending.Underwriting.Intake;

/// <summary>One term that a workbook brings.</summary>
/// <param name="Sheet">Sheet it stands on.</param>
/// <param name="Row">Row, as the sheet counts.</param>
/// <param name="Label">The term in the desk's words.</param>
/// <param name="Path">Its place in the case.</param>
/// <param name="Said">Its value in the file.</param>
/// <param name="Taken">Its value in the deal.</param>
public sealed record TermRow(string Sheet, int Row, string Label, string Path, string Said, string Taken);
