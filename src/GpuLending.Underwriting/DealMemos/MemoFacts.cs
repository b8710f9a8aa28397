namespace GpuLending.Underwriting.DealMemos;

/// <summary>Named figures under each other, with their sources where they are inputs.</summary>
/// <param name="Caption">What they are about; empty when the section's heading says it.</param>
/// <param name="Facts">The figures.</param>
public sealed record MemoFacts(string Caption, IReadOnlyList<MemoFact> Facts) : MemoBlock;
