namespace GpuLending.Underwriting.Access;

/// <summary>Who acts. Comes from the authenticated session or API key, never from a command.</summary>
public sealed record Actor(Guid UserId, string DisplayName, Role Role)
{
    public bool May(Permission permission) => RolePermissions.Allows(Role, permission);
}
