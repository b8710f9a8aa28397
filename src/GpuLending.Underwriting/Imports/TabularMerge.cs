namespace GpuLending.Underwriting.Imports;

/// <summary>Cells merged into one. Its value stands in the first row and column.</summary>
/// <param name="FirstRow">First row, as the sheet counts them, from 1.</param>
/// <param name="LastRow">Last row, included.</param>
/// <param name="FirstColumn">First column, from 0.</param>
/// <param name="LastColumn">Last column, included.</param>
public sealed record TabularMerge(int FirstRow, int LastRow, int FirstColumn, int LastColumn);
