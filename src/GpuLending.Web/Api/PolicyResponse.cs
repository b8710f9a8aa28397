using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Policies;

namespace GpuLending.Web.Api;

/// <summary>A version of the lending policy.</summary>
public sealed record PolicyResponse
{
    /// <summary>Number, state, who proposed and who decided it, first day, hash.</summary>
    public required PolicyVersionRow Version { get; init; }

    /// <summary>What it says.</summary>
    public required PolicyDocument Document { get; init; }

    /// <summary>What it changes of the version it builds on, in words; empty for the first.</summary>
    public required IReadOnlyList<FieldChange> Changes { get; init; }

    /// <summary>What a reader of the grids should know, such as a row that never decides.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }
}
