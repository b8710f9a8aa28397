using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Api;

/// <summary>A deal to evaluate. Nothing of it is stored.</summary>
public sealed record EvaluationRequest
{
    /// <summary>The deal document, the same that the desk's drafts store.</summary>
    public required DealDocument Document { get; init; }

    /// <summary>Change to dated inputs; leave out for the base case. A stressed run keeps the base run's loan.</summary>
    public Scenario? Scenario { get; init; }

    /// <summary>Key of a scenario in place of <see cref="Scenario"/>: of the library ("rent-50", "severe") or of the document's own. POST /api/v1/scenarios lists them.</summary>
    public string? ScenarioKey { get; init; }

    /// <summary>Market snapshot to compute on; leave out for the current one. The response names the one that was used.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>Keys of the figures whose workings to return, at most 100, or their places in the result as JSON pointers, such as "/loan/balance/12", "size", "limit/loan-to-value", "coverage/debt-service/12",
    /// "covenant/V1/2028-03-31", "returns/lender-xirr", "advance-rate" or "rate/closing".</summary>
    public IReadOnlyList<string> Figures { get; init; } = [];
}
