using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Api;

/// <summary>A deal whose fleet is to be assessed. Nothing of it is stored.</summary>
public sealed record ResidualRequest
{
    /// <summary>The deal document, the same that the desk's drafts store.</summary>
    public required DealDocument Document { get; init; }

    /// <summary>Market snapshot to compute on; leave out for the current one.</summary>
    public string? SnapshotId { get; init; }
}
