namespace GpuLending.Underwriting.Access;

/// <summary>A key in its owner's list.</summary>
public sealed record ApiKeyRow(
    Guid ApiKeyId, string Name, string Prefix, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt);
