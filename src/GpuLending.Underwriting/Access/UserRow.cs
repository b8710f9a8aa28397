namespace GpuLending.Underwriting.Access;

/// <summary>A person in the administrator's list. <paramref name="HasPassword"/> is false until the first link was used.</summary>
public sealed record UserRow(
    Guid UserId, string Email, string DisplayName, Role Role, DateTimeOffset CreatedAt, DateTimeOffset? DisabledAt, bool HasPassword, bool LockedOut);
