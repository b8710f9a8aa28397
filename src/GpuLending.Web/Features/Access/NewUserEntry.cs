using GpuLending.Underwriting.Access;

namespace GpuLending.Web.Features.Access;

/// <summary>What was typed into the form that adds a person.</summary>
public sealed class NewUserEntry
{
    public string Email { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public Role Role { get; set; } = Role.Analyst;
}
