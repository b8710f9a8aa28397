namespace GpuLending.Underwriting.Access;

/// <summary>Makes a key for the actor's own machines. Without scopes it gets all there are, without an expiry it lasts a year.</summary>
public sealed record CreateApiKeyCommand(string Name, IReadOnlyList<string>? Scopes = null, DateTimeOffset? ExpiresAt = null);
