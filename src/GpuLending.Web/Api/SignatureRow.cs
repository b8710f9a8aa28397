using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;

namespace GpuLending.Web.Api;

/// <summary>A signature under a revision.</summary>
public sealed record SignatureRow
{
    /// <summary>Who signed.</summary>
    public required string ApproverName { get; init; }

    /// <summary>In which role.</summary>
    public required Role Role { get; init; }

    /// <summary>What was decided.</summary>
    public required RevisionDecision Decision { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Conditions of the decision; empty when there are none.</summary>
    public required IReadOnlyList<string> Conditions { get; init; }

    /// <summary>The hash that was signed, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
