namespace GpuLending.Web.Features.Access;

/// <summary>What was typed into the sign-in form.</summary>
public sealed class SignInEntry
{
    public string? Email { get; set; }

    public string? Password { get; set; }
}
