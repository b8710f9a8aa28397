namespace GpuLending.Engine.Loans;

/// <summary>One tranche of the loan as made.</summary>
public sealed record TranchePart
{
    /// <summary>Name in the agreement.</summary>
    public required string Name { get; init; }

    /// <summary>Share of the loan as a fraction.</summary>
    public required double Share { get; init; }

    /// <summary>Amount of the tranche; all sum to the loan.</summary>
    public required Money Amount { get; init; }

    /// <summary>Rate that its lenders are paid on the first interest day, yearly, as a fraction.</summary>
    public required double RateAtClosing { get; init; }

    /// <summary>Interest over its life, paid or added to principal.</summary>
    public required Money TotalInterest { get; init; }

    /// <summary>Its lines, one a line of the loan's schedule and in the same order.</summary>
    public required IReadOnlyList<ParticipationLine> Lines { get; init; }
}
