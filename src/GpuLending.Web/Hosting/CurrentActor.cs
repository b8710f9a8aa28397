using GpuLending.Underwriting.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace GpuLending.Web.Hosting;

/// <summary>The person whose circuit this is. Endpoints outside components read <c>HttpContext.User.ToActor()</c> instead.</summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication)
{
    /// <summary>Null when the session has ended.</summary>
    public async Task<Actor?> GetAsync() => (await authentication.GetAuthenticationStateAsync()).User.ToActor();

    /// <summary>For pages that cannot be reached without signing in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public async Task<Actor> RequireAsync() => await GetAsync() ?? throw new InvalidOperationException("Nobody is signed in.");
}
