using GpuLending.Engine.Credit;

namespace GpuLending.Underwriting.Borrowers;

/// <summary>A borrower's page.</summary>
public sealed record BorrowerView(
    Guid BorrowerId, uint Version, BorrowerProfile Profile, string Notes, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, bool MayEdit,
    IReadOnlyList<BorrowerDealRow> Deals);
