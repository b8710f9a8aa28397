using System.Security.Claims;
using GpuLending.Underwriting.Access;

namespace GpuLending.Web.Api;

/// <summary>POST /api/v1/tokens: a short-lived token for the key that asks. A token cannot make another.</summary>
internal static class TokenEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpRequest request, ClaimsPrincipal caller, ApiTokens tokens, AuthenticateApiKey authenticate, CancellationToken cancellationToken)
    {
        var (body, problem) = await BodyReader.ReadAsync<TokenRequest>(request, cancellationToken);
        if (body is null) return Problems.Answer(problem!);
        if (ApiKeyAuthentication.Presented(request) is not { } key || await authenticate.ExecuteAsync(key, cancellationToken) is not { } owner)
            return Problems.Answer(Problems.Forbidden("A token is made with a key, not with another token."));
        var asked = body.Scopes is { Count: > 0 } some ? some : owner.Scopes;
        if (asked.FirstOrDefault(scope => !owner.Scopes.Contains(scope, StringComparer.Ordinal)) is { } beyond)
            return Problems.Answer(Problems.InvalidRequest([new("/scopes", $"'{beyond}' is none of the key's scopes: {string.Join(", ", owner.Scopes)}.")]));
        return Results.Json(tokens.New(owner.KeyId, [.. asked.Distinct(StringComparer.Ordinal)]), ApiJson.Options);
    }
}
