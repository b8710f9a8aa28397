using GpuLending.Underwriting.DealMemos;

namespace GpuLending.Underwriting.Exports;

/// <summary>Memos of a set of deals as a job: what was asked, who works on it, how far it is. The memos are its items'.</summary>
public sealed class MemoExport
{
    public required Guid Id { get; init; }

    public required Guid RequestedById { get; init; }

    public required MemoFormat Format { get; init; }

    public required MemoExportSource Source { get; init; }

    /// <summary>The template that the memos are laid out by; null for the standard layout.</summary>
    public Guid? TemplateId { get; init; }

    /// <summary>How many deals were asked for.</summary>
    public required int Deals { get; init; }

    public required MemoExportState State { get; set; }

    /// <summary>The worker's claim; another claim, another worker. Null when nobody holds it.</summary>
    public Guid? ClaimId { get; set; }

    /// <summary>Until when the claim holds unless it is renewed.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Claims since the last deal that was done.</summary>
    public int Attempts { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? CancelRequestedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why it could not go on, in words.</summary>
    public string? Problem { get; set; }
}
