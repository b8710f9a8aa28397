using GpuLending.Underwriting.Access;

namespace GpuLending.Web.Api;

/// <summary>Refuses a key that is not good for an address. Addresses that name no scope need that of evaluations.</summary>
internal static class ScopeFilter
{
    public const string Claim = "gpulending:scope";

    /// <summary>What an address needs; null when any key will do.</summary>
    private sealed record Needs(string? Scope);

    public static TBuilder NeedsScope<TBuilder>(this TBuilder builder, string? scope)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Needs(scope));

    public static async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var scope = http.GetEndpoint()?.Metadata.GetMetadata<Needs>() is { } needs ? needs.Scope : ApiScopes.Evaluations;
        if (scope is null || http.User.HasClaim(Claim, scope)) return await next(context);
        var held = string.Join(", ", http.User.FindAll(Claim).Select(claim => claim.Value));
        return Problems.Answer(Problems.Forbidden($"This address needs the scope '{scope}'; the key has {(held.Length == 0 ? "none" : held)}."));
    }
}
