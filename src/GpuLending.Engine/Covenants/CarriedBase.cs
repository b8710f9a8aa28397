namespace GpuLending.Engine.Covenants;

/// <summary>What a borrowing base carries by month, whatever is lent on it.</summary>
/// <param name="Value">Value of the fleet on the base's premise.</param>
/// <param name="Ineligible">Part of it that is not eligible.</param>
/// <param name="Excess">Part of the eligible value that is too much of one kind.</param>
/// <param name="Base">The base: advance on the rest, less the reserve, not below zero.</param>
/// <param name="Reserve">Amount held back.</param>
/// <param name="Lots">Value and eligible value by lot.</param>
internal sealed record CarriedBase(double[] Value, double[] Ineligible, double[] Excess, double[] Base, double Reserve, BorrowingBaseLot[] Lots);
