namespace GpuLending.Engine.Loans;

/// <summary>A dated change of what the lenders commit beyond the first commitment, such as a further 1.0bn once assets operate.</summary>
public sealed record CommitmentStep
{
    /// <summary>First day on which it can be drawn.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Amount added to the commitment from that day, positive.</summary>
    public Money? Amount { get; init; }

    /// <summary>What has to be met for it, in the terms' words.</summary>
    public string Condition { get; init; } = "";
}
