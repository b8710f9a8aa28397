namespace GpuLending.Web.Tests.Browser;

/// <summary>The people of the demonstration.</summary>
public static class DemoUser
{
    public const string Password = "Demo-Desk-2026";
    public const string Analyst = "analyst@demo.example";
    public const string SecondAnalyst = "analyst2@demo.example";
    public const string RiskOfficer = "risk@demo.example";
    public const string Manager = "manager@demo.example";
    public const string Administrator = "admin@demo.example";
    public const string Auditor = "auditor@demo.example";
}
