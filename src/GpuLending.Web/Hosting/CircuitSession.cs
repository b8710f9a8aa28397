using System.Security.Claims;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace GpuLending.Web.Hosting;

/// <summary>Looks again and again whether the person of a circuit may still be here: a changed role or a closed account ends it within seconds.</summary>
public sealed class CircuitSession(ILoggerFactory loggers, IServiceScopeFactory scopes, IOptions<IdentityOptions> identity)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(15);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
            var principal = authenticationState.User;
            return await users.GetUserAsync(principal) is { DisabledAt: null } user
                && principal.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType) == await users.GetSecurityStampAsync(user);
        }
        catch (Exception lost) when (DatabaseAvailability.IsLost(lost))
        {
            // Nobody is thrown out of a page full of typing because the database is away; every use case checks again anyway.
            return true;
        }
    }
}
