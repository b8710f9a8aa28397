namespace GpuLending.Web.Features.Access;

/// <summary>What was typed into the form for a new password.</summary>
public sealed class SetPasswordEntry
{
    public string? Password { get; set; }

    public string? Repeated { get; set; }
}
