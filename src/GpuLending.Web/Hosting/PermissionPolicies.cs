using GpuLending.Underwriting.Access;
using Microsoft.AspNetCore.Authorization;

namespace GpuLending.Web.Hosting;

/// <summary>One authorization policy a permission, named like it: <c>[Authorize(Policy = nameof(Permission.ViewAudit))]</c>.</summary>
public static class PermissionPolicies
{
    public static void AddPermissionPolicies(this AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        foreach (var permission in Enum.GetValues<Permission>())
            options.AddPolicy(permission.ToString(), policy => policy.RequireAssertion(context => context.User.ToActor()?.May(permission) == true));
    }
}
