using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Api;

/// <summary>A deal with its saved draft. Its ETag is the draft's version.</summary>
public sealed record DealResponse
{
    /// <summary>The deal.</summary>
    public required Guid DealId { get; init; }

    /// <summary>Whom it is for.</summary>
    public required Guid BorrowerId { get; init; }

    /// <summary>The borrower's name as it is now.</summary>
    public required string BorrowerName { get; init; }

    /// <summary>The analyst who opened it.</summary>
    public required string OwnerName { get; init; }

    /// <summary>Where it stands.</summary>
    public required DealStage Stage { get; init; }

    /// <summary>Whether the key's owner may change the draft now.</summary>
    public required bool MayEdit { get; init; }

    /// <summary>The saved draft. What somebody types at the desk and has not saved is not in it.</summary>
    public required DealDocument Document { get; init; }

    /// <summary>What was submitted, newest first.</summary>
    public required IReadOnlyList<RevisionRow> Revisions { get; init; }
}
