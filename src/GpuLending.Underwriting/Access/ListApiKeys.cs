using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Access;

/// <summary>The actor's own keys, newest first.</summary>
public sealed class ListApiKeys(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    public async Task<Result<IReadOnlyList<ApiKeyRow>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageApiKeys))
            return await refusals.RefuseAsync<IReadOnlyList<ApiKeyRow>>(actor, Permission.ManageApiKeys, nameof(ListApiKeys), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ApiKeys.AsNoTracking().Where(key => key.OwnerId == actor.UserId).OrderByDescending(key => key.CreatedAt)
            .Select(key => new ApiKeyRow(key.Id, key.Name, key.Prefix, key.Scopes, key.CreatedAt, key.ExpiresAt, key.RevokedAt))
            .ToListAsync(cancellationToken);
    }
}
