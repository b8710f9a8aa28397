namespace GpuLending.Underwriting.Imports;

/// <summary>What is wrong with one cell of a file.</summary>
/// <param name="Row">As the reader sees it in the file, counted from 1.</param>
/// <param name="Column">The column's name in the file, or of what is missing.</param>
/// <param name="Value">What the cell holds.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
public sealed record RowError(int Row, string Column, string Value, string Message);
