namespace GpuLending.Underwriting.Access;

/// <summary>Roles as people say them.</summary>
public static class RoleNames
{
    public static string InWords(Role role) => role switch
    {
        Role.Analyst => "analyst",
        Role.RiskOfficer => "risk officer",
        Role.Manager => "manager",
        Role.Administrator => "administrator",
        Role.Auditor => "auditor",
    };
}
