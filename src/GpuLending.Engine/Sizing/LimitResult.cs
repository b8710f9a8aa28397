namespace GpuLending.Engine.Sizing;

/// <summary>One limit, solved.</summary>
public sealed record LimitResult
{
    /// <summary>Stable key: advance-on-cost, loan-to-value, depreciated-cost, debt-service-coverage, loan-life-coverage, balloon, commitment, tenor; supported-balance and borrowing-base where the terms have them.</summary>
    public required string Key { get; init; }

    /// <summary>Name with its terms, such as "Debt service cover 1.30x".</summary>
    public required string Name { get; init; }

    /// <summary>What the limit is to this loan.</summary>
    public required LimitStatus Status { get; init; }

    /// <summary>Largest loan it allows; null when it does not limit this loan at all.</summary>
    public required double? Allows { get; init; }

    /// <summary>Allowed less the loan's size; null when it does not limit; 0 for the one that binds, negative for one that is only shown and would have allowed less.</summary>
    public required double? Headroom { get; init; }

    /// <summary>Whether it is the one that binds.</summary>
    public required bool Binds { get; init; }

    /// <summary>Month at which it is tightest; null when it has no date.</summary>
    public required int? Month { get; init; }

    /// <summary>Date of <see cref="Month"/>.</summary>
    public required DateOnly? Date { get; init; }

    /// <summary>Why it allows what it allows, or why it does not limit, in one sentence.</summary>
    public required string Reason { get; init; }
}
