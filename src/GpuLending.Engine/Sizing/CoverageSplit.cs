namespace GpuLending.Engine.Sizing;

/// <summary>The loan that debt service cover allows, split by where the cash comes from.</summary>
/// <param name="ByContracts">Loan that contracted cash alone carries at its target, nothing counted for merchant cash; null when no payment has debt service.</param>
/// <param name="ByBoth">Loan that contracted and merchant cash carry, each at its target; null when no payment has debt service.</param>
/// <param name="ContractedMonth">Tightest month of the first; null when there is none.</param>
/// <param name="MerchantShare">Part of the second that only merchant cash carries, as a fraction, 0 to 1; null without a loan.</param>
public sealed record CoverageSplit(double? ByContracts, double? ByBoth, int? ContractedMonth, double? MerchantShare);
