namespace GpuLending.Web.Api;

/// <summary>A token that stands for the key it was made with.</summary>
public sealed record TokenResponse
{
    /// <summary>Send it as 'Authorization: Bearer'.</summary>
    public required string Token { get; init; }

    /// <summary>When it ends; it ends earlier with its key.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What it is good for.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }
}
