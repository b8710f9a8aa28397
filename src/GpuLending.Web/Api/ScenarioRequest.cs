using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Api;

/// <summary>A deal whose scenarios are asked for. Nothing of it is stored.</summary>
public sealed record ScenarioRequest
{
    /// <summary>The deal document, the same that the desk's drafts store.</summary>
    public required DealDocument Document { get; init; }

    /// <summary>Market snapshot whose launches and events count; leave out for the current one.</summary>
    public string? SnapshotId { get; init; }
}
