namespace GpuLending.Engine.Sizing;

/// <summary>What the grid would advance on this deal's cost if its customers had another letter; contracted cover and tenor stay.</summary>
/// <param name="Rating">Letter of the customers, "NR" for none.</param>
/// <param name="AdvanceRate">Advance as a fraction of eligible cost, less what the dispersion of opinions takes off; 0 when no row admits the deal.</param>
/// <param name="Allows">That share of eligible cost, in the loan's currency.</param>
/// <param name="Basis">Source of the grid's row, or that none admits the deal.</param>
/// <param name="IsThisDeal">Whether the row is the one this deal gets.</param>
public sealed record AdvanceForCredit(string Rating, double AdvanceRate, double Allows, string Basis, bool IsThisDeal);
