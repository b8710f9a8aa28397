namespace GpuLending.Underwriting.DealMemos;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Unit">Unit of its figures; empty when there is none.</param>
/// <param name="Figures">True for figures, aligned right; false for words.</param>
/// <param name="Weight">Its share of the width against the other columns.</param>
public sealed record MemoColumn(string Title, string Unit = "", bool Figures = true, double Weight = 1);
