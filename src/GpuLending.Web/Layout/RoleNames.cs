using GpuLending.Underwriting.Access;

namespace GpuLending.Web.Layout;

/// <summary>The roles in words.</summary>
public static class RoleNames
{
    public static string Of(Role role) => role switch
    {
        Role.Analyst => "Analyst",
        Role.RiskOfficer => "Risk officer",
        Role.Manager => "Manager",
        Role.Administrator => "Administrator",
        Role.Auditor => "Auditor",
    };
}
