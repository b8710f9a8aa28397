using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace GpuLending.Underwriting.Access;

/// <summary>
/// Adds an administrator from the command line, where there is nobody signed in yet, and returns the token of a one-time link. For a
/// person who is there already, and is an administrator, it makes a new link.
/// </summary>
public sealed class CreateAdministrator(IServiceScopeFactory scopes, AuditTrail audit, TimeProvider clock)
{
    public async Task<Result<PasswordToken>> ExecuteAsync(string email, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        if (await users.FindByEmailAsync(email.Trim()) is { } known)
        {
            return known.Role == Role.Administrator && known.DisabledAt is null
                ? await PasswordReset.TokenForAsync(users, known)
                : new Result<PasswordToken>.Conflict("There is a user of this address, and they are no administrator.");
        }

        return await NewUser.AddAsync(
            scope.ServiceProvider.GetRequiredService<UnderwritingDbContext>(), users, audit, email, email.Trim().Split('@')[0], Role.Administrator,
            clock.GetUtcNow(), null, cancellationToken);
    }
}
