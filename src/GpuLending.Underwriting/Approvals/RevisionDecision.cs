namespace GpuLending.Underwriting.Approvals;

/// <summary>What a reviewer decides.</summary>
public enum RevisionDecision
{
    Approve,
    ApproveWithConditions,
    Return,
    Decline,
}
