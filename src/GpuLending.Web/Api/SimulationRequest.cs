using GpuLending.Engine.Simulation;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Api;

/// <summary>A simulation asked for by the API. It runs as a job; its case, terms and result are stored under its id.</summary>
public sealed record SimulationRequest
{
    /// <summary>The deal document, the same that the desk's drafts store. Its case is copied.</summary>
    public required DealDocument Document { get; init; }

    /// <summary>What is simulated; leave out for the desk's own assumptions.</summary>
    public SimulationTerms Terms { get; init; } = new();

    /// <summary>Market snapshot to run on; leave out for the current one.</summary>
    public string? SnapshotId { get; init; }
}
