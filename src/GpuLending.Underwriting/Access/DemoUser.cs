namespace GpuLending.Underwriting.Access;

/// <summary>One person of the demonstration.</summary>
public sealed record DemoUser(Guid UserId, string Email, string DisplayName, Role Role)
{
    public Actor ToActor() => new(UserId, DisplayName, Role);
}
