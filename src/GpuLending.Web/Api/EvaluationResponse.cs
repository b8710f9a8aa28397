using GpuLending.Engine;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting.Approvals;

namespace GpuLending.Web.Api;

/// <summary>Everything the engine says about a deal.</summary>
public sealed record EvaluationResponse
{
    /// <summary>The result: size and limits, collateral, cash flow, loan, schedule, coverage, covenants, returns, sources and uses, checks and alerts.</summary>
    public required UnderwritingResult Result { get; init; }

    /// <summary>The market it was computed on.</summary>
    public required SnapshotReference Snapshot { get; init; }

    /// <summary>Where the deal leaves the lender's policy, each with the mitigant the document gives for it.</summary>
    public required IReadOnlyList<PolicyException> Exceptions { get; init; }

    /// <summary>Workings of the figures asked for, in the request's order.</summary>
    public required IReadOnlyList<Working> Workings { get; init; }

    /// <summary>What is to be said of the document's texts against this result: phrases it contradicts, names that are no figure, numbers typed by hand that differ.</summary>
    public required IReadOnlyList<TextRemark> Texts { get; init; }
}
