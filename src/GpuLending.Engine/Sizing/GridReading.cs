namespace GpuLending.Engine.Sizing;

/// <summary>What the policy's advance grid gives a deal. See docs/methodology/advance-grid.md.</summary>
/// <param name="Rating">The customers' letter, weighted by contracted revenue through rating factors.</param>
/// <param name="ContractedCover">Contracted revenue to the last maturity over eligible cost, a multiple.</param>
/// <param name="TenorMonths">Longest life of a draw in whole months.</param>
/// <param name="AdvanceRate">The advance of the best row that admits the deal, less what the dispersion of opinions takes off; 0 when no row does.</param>
public sealed record GridReading(string Rating, double ContractedCover, int TenorMonths, double AdvanceRate);
