using GpuLending.Underwriting.Borrowers;

namespace GpuLending.Web.Api;

/// <summary>Some borrowers by name, and how many there are in all.</summary>
public sealed record BorrowerList
{
    /// <summary>The borrowers.</summary>
    public required IReadOnlyList<BorrowerListRow> Rows { get; init; }

    /// <summary>How many fit the question.</summary>
    public required int Total { get; init; }
}
