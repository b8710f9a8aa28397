namespace GpuLending.Engine.Sizing;

/// <summary>One cell of the grid: the advance for a deal at least this good on all three axes.</summary>
/// <param name="WorstRating">Weakest weighted customer rating admitted; "NR" admits everybody.</param>
/// <param name="LeastContractedCover">Least contracted revenue over the tenor, undiscounted, over eligible cost, as a multiple.</param>
/// <param name="LongestTenorMonths">Longest tenor in months.</param>
/// <param name="AdvanceRate">Advance as a fraction of eligible cost.</param>
/// <param name="Basis">Public source or "assumed".</param>
public sealed record AdvanceGridRow(string WorstRating, double LeastContractedCover, int LongestTenorMonths, double AdvanceRate, string Basis);
