using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Api;

/// <summary>A deal to size. Nothing of it is stored.</summary>
public sealed record SizingRequest
{
    /// <summary>The deal document, the same that the desk's drafts store.</summary>
    public required DealDocument Document { get; init; }

    /// <summary>Change to dated inputs; leave out for the base case. A stressed run keeps the base run's loan and says what the limits would allow then.</summary>
    public Scenario? Scenario { get; init; }

    /// <summary>Market snapshot to compute on; leave out for the current one. The response names the one that was used.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>Whether to return the workings: formula, inputs and source of the size and of each limit.</summary>
    public bool Workings { get; init; } = true;
}
