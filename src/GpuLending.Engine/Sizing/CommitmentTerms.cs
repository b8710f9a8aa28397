namespace GpuLending.Engine.Sizing;

/// <summary>The amount asked for, and the lender's hold.</summary>
public sealed record CommitmentTerms
{
    /// <summary>What the limit is to this loan.</summary>
    public LimitStatus Status { get; init; } = LimitStatus.Applied;

    /// <summary>Most the lenders together will hold, whatever is asked; null for none.</summary>
    public Money? Hold { get; init; }
}
