namespace GpuLending.Underwriting.Policies;

/// <summary>How a proposal ended. Stored by name.</summary>
public enum PolicyVerdict
{
    Approve,
    Decline,

    /// <summary>Its proposer took it back.</summary>
    Withdraw,
}
