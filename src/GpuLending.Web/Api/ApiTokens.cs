using System.Security.Cryptography;
using GpuLending.Underwriting.Access;
using Microsoft.AspNetCore.DataProtection;

namespace GpuLending.Web.Api;

/// <summary>Bearer tokens of a quarter of an hour, made with a key, so that the key itself need not travel with every program. A revoked key ends its tokens.</summary>
internal sealed class ApiTokens(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string Mark = "glt_";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _protector = protection.CreateProtector("GpuLending.Api.Tokens.v1");

    /// <summary>A token for the scopes of a caller, or for some of them.</summary>
    public TokenResponse New(Guid keyId, IReadOnlyList<string> scopes)
    {
        var expires = clock.GetUtcNow() + Lifetime;
        var token = _protector.Protect(string.Join(' ', [expires.UtcTicks.ToString("D", System.Globalization.CultureInfo.InvariantCulture), keyId.ToString("N"), .. scopes]));
        return new TokenResponse { Token = Mark + token, ExpiresAt = expires, Scopes = scopes };
    }

    /// <summary>Who is behind a token.</summary>
    /// <returns>Null when it is not ours, has ended, or its key has.</returns>
    public async Task<ApiCaller?> CallerAsync(string token, AuthenticateApiKey authenticate, CancellationToken cancellationToken)
    {
        string[] parts;
        try
        {
            parts = _protector.Unprotect(token[Mark.Length..]).Split(' ');
        }
        catch (CryptographicException)
        {
            return null;
        }

        if (long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture) <= clock.GetUtcNow().UtcTicks) return null;
        return await authenticate.OfKeyAsync(Guid.Parse(parts[1]), cancellationToken) is { } caller
            ? caller with { Scopes = [.. parts[2..].Intersect(caller.Scopes, StringComparer.Ordinal)] }
            : null;
    }
}
