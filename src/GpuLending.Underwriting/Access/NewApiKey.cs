namespace GpuLending.Underwriting.Access;

/// <summary>A key that was just made. <paramref name="Key"/> is shown now and never again.</summary>
public sealed record NewApiKey(Guid ApiKeyId, string Key, DateTimeOffset ExpiresAt);
