namespace GpuLending.Underwriting.Approvals;

/// <summary>Where a revision stands.</summary>
public enum RevisionState
{
    Submitted,
    InReview,
    Returned,
    Approved,
    ApprovedWithConditions,
    Declined,

    /// <summary>A later revision took its place before it was decided.</summary>
    Superseded,
}
