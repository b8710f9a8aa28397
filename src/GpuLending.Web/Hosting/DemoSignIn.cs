namespace GpuLending.Web.Hosting;

/// <summary>The password of the people who exist in the demonstration only.</summary>
public static class DemoSignIn
{
    public const string Password = "Demo-Desk-2026";
}
