using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Attachments;

/// <summary>A document that the policy asks for before a deal enters a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Kind">What has to be on file.</param>
/// <param name="OnFile">Whether one is that counts.</param>
public sealed record ChecklistRow(DealStage Stage, AttachmentKind Kind, bool OnFile);
