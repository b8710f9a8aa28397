using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Solving;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Api;

/// <summary>A question about a deal. Nothing of it is stored.</summary>
public sealed record SolutionRequest
{
    /// <summary>The deal document, the same that the desk's drafts store.</summary>
    public required DealDocument Document { get; init; }

    /// <summary>What to solve for, and what is turned.</summary>
    public required SolutionQuestion Question { get; init; }

    /// <summary>Scenario under which the figure is read; leave out for the base case. A driver replaces its own field of it.</summary>
    public Scenario? Scenario { get; init; }

    /// <summary>Market snapshot to compute on; leave out for the current one.</summary>
    public string? SnapshotId { get; init; }
}
