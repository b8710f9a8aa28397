using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Exports;

namespace GpuLending.Web.Api;

/// <summary>Asks for the memos of a set of deals: named one by one, or those that a list would show.</summary>
public sealed record MemoExportRequest
{
    /// <summary>The deals, at most 200; leave out to choose by search and stage.</summary>
    public IReadOnlyList<Guid>? DealIds { get; init; }

    /// <summary>Part of the deal's or borrower's name; only without dealIds.</summary>
    public string? Search { get; init; }

    /// <summary>Stage of the deals; only without dealIds.</summary>
    public DealStage? Stage { get; init; }

    /// <summary>As what the memos are made.</summary>
    public MemoFormat Format { get; init; } = MemoFormat.Pdf;

    /// <summary>What the memos are printed from.</summary>
    public MemoExportSource Source { get; init; } = MemoExportSource.LatestRevision;

    /// <summary>The institution's template that all memos are laid out by, as /api/v1/memo-templates lists them; leave out for the standard layout.</summary>
    public Guid? TemplateId { get; init; }
}
