namespace GpuLending.Engine.Cashflows;

/// <summary>Where the money comes from and goes to, until the last draw. Both sides sum to the same cent.</summary>
/// <param name="Sources">Loan, customer prepayments, sponsor's equity.</param>
/// <param name="Uses">Cost by category, discount, fees, capitalised interest, reserve.</param>
/// <param name="Total">Sum of either side.</param>
/// <param name="GpuShareOfUses">Share of the uses that buys GPUs, as a fraction; null when there are none.</param>
public sealed record SourcesAndUses(IReadOnlyList<SourceOrUse> Sources, IReadOnlyList<SourceOrUse> Uses, Money Total, double? GpuShareOfUses);
