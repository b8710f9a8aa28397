using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Borrowers;

namespace GpuLending.Web.Api;

/// <summary>A borrower. Its ETag is its version.</summary>
public sealed record BorrowerResponse
{
    /// <summary>The borrower.</summary>
    public required Guid BorrowerId { get; init; }

    /// <summary>What figures and documents need of it.</summary>
    public required BorrowerProfile Profile { get; init; }

    /// <summary>Free text.</summary>
    public required string Notes { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Its deals, the last changed first.</summary>
    public required IReadOnlyList<BorrowerDealRow> Deals { get; init; }
}
