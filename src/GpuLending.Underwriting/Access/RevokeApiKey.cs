using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Access;

/// <summary>Ends one of the actor's own keys at once.</summary>
public sealed class RevokeApiKey(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<Guid>> ExecuteAsync(Guid apiKeyId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageApiKeys))
            return await refusals.RefuseAsync<Guid>(actor, Permission.ManageApiKeys, nameof(RevokeApiKey), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.ApiKeys.SingleOrDefaultAsync(row => row.Id == apiKeyId && row.OwnerId == actor.UserId, cancellationToken) is not { } key)
            return new Result<Guid>.NotFound("The key");
        if (key.RevokedAt is not null)
            return key.Id;
        key.RevokedAt = clock.GetUtcNow();
        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.ApiKeyRevoked, "api-key", key.Id, null), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return key.Id;
    }
}
