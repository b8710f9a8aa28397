using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace GpuLending.Underwriting.Access;

/// <summary>What a signed-in person's cookie says about them, and the way back to an actor.</summary>
public sealed class AppUserClaims(UserManager<AppUser> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<AppUser>(users, options)
{
    public const string DisplayNameClaim = "gpulending:name";
    public const string RoleClaim = "gpulending:role";

    /// <summary>The person behind a request or a circuit; null when nobody is signed in.</summary>
    public static Actor? ToActor(ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated == true
        && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var userId)
        && Enum.TryParse<Role>(principal.FindFirstValue(RoleClaim), out var role)
        && Enum.IsDefined(role)
            ? new Actor(userId, principal.FindFirstValue(DisplayNameClaim) ?? "", role)
            : null;

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AppUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayNameClaim, user.DisplayName));
        identity.AddClaim(new Claim(RoleClaim, user.Role.ToString()));
        return identity;
    }
}
