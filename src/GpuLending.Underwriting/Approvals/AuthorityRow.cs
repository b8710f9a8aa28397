using GpuLending.Underwriting.Access;

namespace GpuLending.Underwriting.Approvals;

/// <summary>One row of the authority matrix: what lies within its bounds may be approved by these signatures. Part of the policy; the table of the same rows is what a
/// database's first policy takes over.</summary>
public sealed record AuthorityRow
{
    /// <summary>Rows are tried in this order; the first that holds decides.</summary>
    public required int Order { get; init; }

    /// <summary>Largest loan in US dollars, inclusive; null for any.</summary>
    public required decimal? UpToAmount { get; init; }

    /// <summary>Weakest rating among the customers under contract, inclusive; null for any.</summary>
    public required string? WeakestRating { get; init; }

    /// <summary>Highest loan to value over the life, as a fraction, inclusive; null for any.</summary>
    public required double? MaximumLoanToValue { get; init; }

    /// <summary>Most policy exceptions, inclusive; null for any.</summary>
    public required int? MaximumExceptions { get; init; }

    /// <summary>One entry a signature. A manager may sign in a risk officer's place, never the other way round.</summary>
    public required Role[] Signatures { get; init; }
}
