namespace GpuLending.Web.Api;

/// <summary>Asks for a token.</summary>
public sealed record TokenRequest
{
    /// <summary>What the token shall be good for: some of the key's scopes; null or empty for all of them.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }
}
