using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Api;

/// <summary>Some deals of the pipeline, and how many there are in all.</summary>
public sealed record DealList
{
    /// <summary>The deals, in the order asked.</summary>
    public required IReadOnlyList<DealListRow> Rows { get; init; }

    /// <summary>How many fit the question.</summary>
    public required int Total { get; init; }
}
