using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace GpuLending.Underwriting.Access;

/// <summary>Adds a person. The administrator passes the one-time link on.</summary>
public sealed class CreateUser(IServiceScopeFactory scopes, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<PasswordToken>> ExecuteAsync(string email, string displayName, Role role, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AdministerUsers))
            return await refusals.RefuseAsync<PasswordToken>(actor, Permission.AdministerUsers, nameof(CreateUser), cancellationToken);
        // A scope of its own: a circuit lives for hours, and the user store keeps a context for as long as its scope.
        await using var scope = scopes.CreateAsyncScope();
        return await NewUser.AddAsync(
            scope.ServiceProvider.GetRequiredService<UnderwritingDbContext>(), scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>(),
            audit, email, displayName, role, clock.GetUtcNow(), actor, cancellationToken);
    }
}
