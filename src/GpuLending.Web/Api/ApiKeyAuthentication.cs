using System.Security.Claims;
using System.Text.Encodings.Web;
using GpuLending.Underwriting.Access;
using GpuLending.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace GpuLending.Web.Api;

/// <summary>Who calls, by the key or token in the request. A desk's cookie is no key: a page in somebody's browser cannot reach this API with it.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AuthenticateApiKey authenticate, ApiTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    private const string Bearer = "Bearer ";

    /// <summary>The key a request presents; null when it presents none.</summary>
    public static string? Presented(HttpRequest request)
    {
        if (request.Headers.Authorization.ToString() is { Length: > 0 } authorization)
            return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : null;
        return request.Headers["X-Api-Key"].ToString() is { Length: > 0 } key ? key.Trim() : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Presented(Request) is not { Length: > 0 } key) return AuthenticateResult.NoResult();
        var caller = key.StartsWith(ApiTokens.Mark, StringComparison.Ordinal)
            ? await tokens.CallerAsync(key, authenticate, Context.RequestAborted)
            : await authenticate.ExecuteAsync(key, Context.RequestAborted);
        if (caller is null) return AuthenticateResult.Fail("The key is unknown, expired or revoked.");
        var actor = caller.Actor;
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, actor.UserId.ToString()), .. ActorClaims.For(actor.DisplayName, actor.Role),
                .. caller.Scopes.Select(scope => new Claim(ScopeFilter.Claim, scope)),
            ],
            SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Answer(Presented(Request) is { Length: > 0 } ? Problems.BadKey() : Problems.NoKey()).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.Answer(Problems.Forbidden("This key's owner may not do this.")).ExecuteAsync(Context);
}
