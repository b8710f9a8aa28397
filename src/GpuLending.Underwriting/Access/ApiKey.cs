namespace GpuLending.Underwriting.Access;

/// <summary>A machine's way in, on behalf of the person who made it. The key itself is shown once and never stored.</summary>
public sealed class ApiKey
{
    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public required string Name { get; init; }

    /// <summary>The first characters of the key, so that its owner recognises it.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the whole key. A key is 256 random bits, so that a fast hash is no weakness.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>What the key is good for, such as "evaluations".</summary>
    public required string[] Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}
