using GpuLending.Underwriting.DealMemos;

namespace GpuLending.Underwriting.Serials;

/// <summary>Which paper of the register.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="Kind">Certificate of location or collateral schedule.</param>
/// <param name="LotId">Only this lot; null for the whole deal.</param>
/// <param name="Date">The day the paper speaks of.</param>
public sealed record SerialPaper(Guid DealId, MemoKind Kind, string? LotId, DateOnly Date);
