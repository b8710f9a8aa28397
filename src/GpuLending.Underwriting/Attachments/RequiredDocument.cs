using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Attachments;

/// <summary>A document that has to be on file before a deal enters a stage.</summary>
public sealed record RequiredDocument
{
    /// <summary>The stage that is closed without it: submitted, termSheetIssued, accepted, closed, drawn or repaid.</summary>
    public DealStage Stage { get; init; } = DealStage.Closed;

    /// <summary>What has to be on file. Offtake contracts are asked for only of deals that have contracts.</summary>
    public AttachmentKind Kind { get; init; }
}
