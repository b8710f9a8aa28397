namespace GpuLending.Underwriting.Intake;

/// <summary>One input that a workbook has otherwise than the deal.</summary>
/// <param name="Path">Its place in the case.</param>
/// <param name="Field">Its name on the desk.</param>
/// <param name="Cell">Its cell, such as "Inputs!D12".</param>
/// <param name="Was">Its value in the deal.</param>
/// <param name="Now">Its value in the workbook.</param>
public sealed record WorkbookChange(string Path, string Field, string Cell, string Was, string Now);
