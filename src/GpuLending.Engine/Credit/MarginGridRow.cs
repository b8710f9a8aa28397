namespace GpuLending.Engine.Credit;

/// <summary>One cell of the margin grid: the margin for a deal at least this good on all three axes.</summary>
/// <param name="WorstRating">Weakest rating of the loan admitted; "NR" admits everybody.</param>
/// <param name="ShortestContractMonths">Fewest months from closing to the contracts' end, weighted by contracted revenue.</param>
/// <param name="LongestTenorMonths">Longest tenor in months.</param>
/// <param name="MarginPerAnnum">Margin over the base rate, as a fraction.</param>
/// <param name="Basis">Public source with its date, or "assumed".</param>
public sealed record MarginGridRow(string WorstRating, int ShortestContractMonths, int LongestTenorMonths, double MarginPerAnnum, string Basis);
