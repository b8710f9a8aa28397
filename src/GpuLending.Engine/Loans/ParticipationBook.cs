namespace GpuLending.Engine.Loans;

/// <summary>The settled schedule shared out: by tranche, and by lender. On every line the parts sum to the loan's own amount to the cent.</summary>
public sealed record ParticipationBook
{
    /// <summary>Tranches in the terms' order; empty when the loan has none.</summary>
    public required IReadOnlyList<TranchePart> Tranches { get; init; }

    /// <summary>Lenders in the order in which they are first named; empty when no syndicate is given.</summary>
    public required IReadOnlyList<Participation> Lenders { get; init; }

    /// <summary>The agent's fees by line of the schedule: part of the line's fees that no lender shares.</summary>
    public required IReadOnlyList<Money> AgentFees { get; init; }
}
