using GpuLending.Underwriting.Approvals;

namespace GpuLending.Web.Features.Deals.Review;

/// <summary>States and decisions in words.</summary>
public static class RevisionWords
{
    public static string State(RevisionState state) => state switch
    {
        RevisionState.Submitted => "Submitted",
        RevisionState.InReview => "In review",
        RevisionState.Returned => "Returned",
        RevisionState.Approved => "Approved",
        RevisionState.ApprovedWithConditions => "Approved with conditions",
        RevisionState.Declined => "Declined",
        RevisionState.Superseded => "Superseded",
    };

    public static string Tone(RevisionState state) => state switch
    {
        RevisionState.Approved or RevisionState.ApprovedWithConditions => "good",
        RevisionState.Returned => "warn",
        RevisionState.Declined => "bad",
        RevisionState.Submitted or RevisionState.InReview => "action",
        RevisionState.Superseded => "",
    };

    public static string Decision(RevisionDecision decision) => decision switch
    {
        RevisionDecision.Approve => "Approve",
        RevisionDecision.ApproveWithConditions => "Approve with conditions",
        RevisionDecision.Return => "Return",
        RevisionDecision.Decline => "Decline",
    };

    /// <summary>The decision as something that happened.</summary>
    public static string Decided(RevisionDecision decision) => decision switch
    {
        RevisionDecision.Approve => "Approved",
        RevisionDecision.ApproveWithConditions => "Approved with conditions",
        RevisionDecision.Return => "Returned",
        RevisionDecision.Decline => "Declined",
    };
}
