namespace GpuLending.Underwriting.Policies;

/// <summary>What is being typed, beside what it would change.</summary>
/// <param name="HeadNumber">The latest approved version.</param>
/// <param name="Head">What that version says.</param>
/// <param name="Draft">What is being typed; the head itself when nothing was.</param>
/// <param name="KeptAt">When the typing was last kept; null when nothing is kept.</param>
public sealed record PolicyDraftView(int HeadNumber, PolicyDocument Head, PolicyDraftEntry Draft, DateTimeOffset? KeptAt);
