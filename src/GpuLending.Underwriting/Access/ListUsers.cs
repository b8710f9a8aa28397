using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Access;

/// <summary>Everybody who signs in, or did.</summary>
public sealed class ListUsers(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<IReadOnlyList<UserRow>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AdministerUsers))
            return await refusals.RefuseAsync<IReadOnlyList<UserRow>>(actor, Permission.AdministerUsers, nameof(ListUsers), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return await context.Users.AsNoTracking().OrderBy(user => user.DisplayName).ThenBy(user => user.Id)
            .Select(user => new UserRow(
                user.Id, user.Email ?? "", user.DisplayName, user.Role, user.CreatedAt, user.DisabledAt, user.PasswordHash != null, user.LockoutEnd > now))
            .ToListAsync(cancellationToken);
    }
}
