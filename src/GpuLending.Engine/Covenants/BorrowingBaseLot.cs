namespace GpuLending.Engine.Covenants;

/// <summary>One lot in the borrowing base.</summary>
/// <param name="LotId">Lot's key.</param>
/// <param name="Value">Value on the base's premise, by month.</param>
/// <param name="Eligible">Part of it that is eligible, by month, before concentrations.</param>
public sealed record BorrowingBaseLot(string LotId, IReadOnlyList<double> Value, IReadOnlyList<double> Eligible);
