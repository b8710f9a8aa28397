using Microsoft.AspNetCore.Identity;

namespace GpuLending.Underwriting.Access;

/// <summary>A person who signs in. One role a person.</summary>
public sealed class AppUser : IdentityUser<Guid>
{
    public AppUser() => Id = Guid.CreateVersion7();

    public string DisplayName { get; set; } = "";

    public Role Role { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the person was shut out; null for somebody who may sign in.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    public Actor ToActor() => new(Id, DisplayName, Role);
}
