using GpuLending.Engine.Solving;
using GpuLending.Underwriting;

namespace GpuLending.Web.Api;

/// <summary>The answer to a question about a deal.</summary>
public sealed record SolutionResponse
{
    /// <summary>The value that answers, or why there is none, with the values tried.</summary>
    public required Solution Solution { get; init; }

    /// <summary>What the document's checks say about the value; empty when a deal may hold it.</summary>
    public required IReadOnlyList<FieldMessage> Refused { get; init; }

    /// <summary>The market it was solved on.</summary>
    public required SnapshotReference Snapshot { get; init; }
}
