using GpuLending.Engine;
using GpuLending.Engine.Sizing;
using GpuLending.Engine.Workings;

namespace GpuLending.Web.Api;

/// <summary>How large the loan may be, what limits it, and how that was found.</summary>
public sealed record SizingResponse
{
    /// <summary>Loan size: the least of the applied and policy limits.</summary>
    public required Money LoanSize { get; init; }

    /// <summary>Key of the limit that binds; null when no limit is applied or policy.</summary>
    public required string? Binding { get; init; }

    /// <summary>Every limit with what it allows, its headroom and its status; cost by category; draw by draw; uses solved with the loan; the policy's grid.</summary>
    public required SizingResult Sizing { get; init; }

    /// <summary>Workings of the size and of each limit that has one, in the order of the limits; empty when they were not asked for.</summary>
    public required IReadOnlyList<Working> Workings { get; init; }

    /// <summary>The market it was computed on.</summary>
    public required SnapshotReference Snapshot { get; init; }
}
