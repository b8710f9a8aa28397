using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Stress;

namespace GpuLending.Web.Api;

/// <summary>A stress question about a deal. Nothing of it is stored.</summary>
public sealed record StressRequest
{
    /// <summary>The deal document, the same that the desk's drafts store; its stress part holds own scenarios, chosen cases and spreads.</summary>
    public required DealDocument Document { get; init; }

    /// <summary>What is asked.</summary>
    public required StressQuestion Question { get; init; }

    /// <summary>Market snapshot to compute on; leave out for the current one.</summary>
    public string? SnapshotId { get; init; }
}
