namespace GpuLending.Underwriting.Access;

/// <summary>What a person is at this desk. One role a person: nobody both administers and approves.</summary>
public enum Role
{
    Analyst,
    RiskOfficer,
    Manager,
    Administrator,
    Auditor,
}
