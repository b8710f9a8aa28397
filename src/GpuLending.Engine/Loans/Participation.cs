namespace GpuLending.Engine.Loans;

/// <summary>One lender's part of the loan over all tranches.</summary>
public sealed record Participation
{
    /// <summary>Lender's name.</summary>
    public required string Lender { get; init; }

    /// <summary>Share of the loan as a fraction.</summary>
    public required double Share { get; init; }

    /// <summary>Amount lent; all sum to the loan.</summary>
    public required Money Amount { get; init; }

    /// <summary>Its lines, one a line of the loan's schedule and in the same order.</summary>
    public required IReadOnlyList<ParticipationLine> Lines { get; init; }
}
