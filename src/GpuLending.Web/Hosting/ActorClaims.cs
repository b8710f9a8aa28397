using System.Security.Claims;
using GpuLending.Underwriting.Access;

namespace GpuLending.Web.Hosting;

/// <summary>How an actor is written into a cookie's claims, and read from them.</summary>
public static class ActorClaims
{
    public const string DisplayName = "gpulending:name";
    public const string DeskRole = "gpulending:role";

    public static IEnumerable<Claim> For(string displayName, Role role) => [new(DisplayName, displayName), new(DeskRole, role.ToString())];

    /// <summary>The person behind a request or a circuit; null when nobody is signed in.</summary>
    public static Actor? ToActor(this ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true
            || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var userId)
            || !Enum.TryParse<Role>(principal.FindFirstValue(DeskRole), out var role))
        {
            return null;
        }

        return new Actor(userId, principal.FindFirstValue(DisplayName) ?? "", role);
    }
}
