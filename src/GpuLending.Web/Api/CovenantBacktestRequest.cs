using GpuLending.Engine.Covenants;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Api;

/// <summary>A covenant of a deal to be held against printed prices. Nothing of it is stored.</summary>
public sealed record CovenantBacktestRequest
{
    /// <summary>The deal document, the same that the desk's drafts store.</summary>
    public required DealDocument Document { get; init; }

    /// <summary>Which covenant, against which prices, closed on which day of the past.</summary>
    public required BacktestQuestion Question { get; init; }

    /// <summary>Market snapshot to compute on; leave out for the current one.</summary>
    public string? SnapshotId { get; init; }
}
