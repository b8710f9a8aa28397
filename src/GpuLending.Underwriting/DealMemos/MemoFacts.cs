namespace GpuLending.Underwriting.DealMemos;

/// <summary>Named figures under each other, with their sources where they are inputs.</summary>
/// <param name="Caption">What they are about.</param>
/// <param name="Facts">The figures.</param>
public sealed record MemoFacts(string Caption, IReadOnlyList<MemoFact> Facts) : MemoBlock;
