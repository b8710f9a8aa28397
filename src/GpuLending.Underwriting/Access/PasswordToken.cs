namespace GpuLending.Underwriting.Access;

/// <summary>With this a person sets a password, once: <c>/account/set-password?user={UserId}&amp;token={Token}</c>. The token is safe in an address.</summary>
public sealed record PasswordToken(Guid UserId, string Email, string Token);
