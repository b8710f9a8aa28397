using System.Security.Claims;
using GpuLending.Underwriting.Access;

namespace GpuLending.Web.Hosting;

/// <summary>From a signed-in principal to the actor that use cases take, and back.</summary>
public static class ActorClaims
{
    public static IEnumerable<Claim> For(string displayName, Role role) =>
        [new(AppUserClaims.DisplayNameClaim, displayName), new(AppUserClaims.RoleClaim, role.ToString())];

    /// <summary>The person behind a request or a circuit; null when nobody is signed in.</summary>
    public static Actor? ToActor(this ClaimsPrincipal principal) => AppUserClaims.ToActor(principal);
}
