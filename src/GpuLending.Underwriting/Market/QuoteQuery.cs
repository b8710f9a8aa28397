using GpuLending.Engine.Market;

namespace GpuLending.Underwriting.Market;

/// <summary>Which quotes to list. Null leaves a field open.</summary>
public sealed record QuoteQuery
{
    public const int MostRows = 1_000;

    public string? Gpu { get; init; }

    public PriceKind? Kind { get; init; }

    public PriceEvidence? Evidence { get; init; }

    public string? Segment { get; init; }

    public string? Provider { get; init; }

    public string? Source { get; init; }

    /// <summary>First day, included.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>True to list earlier figures whose place a restatement took, too.</summary>
    public bool Superseded { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 200;
}
