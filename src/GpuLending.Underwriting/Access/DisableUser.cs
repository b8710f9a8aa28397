using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Access;

/// <summary>Shuts a person out, or lets them in again. Nobody is ever deleted: the record names them.</summary>
public sealed class DisableUser(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<Guid>> ExecuteAsync(Guid userId, bool disabled, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AdministerUsers))
            return await refusals.RefuseAsync<Guid>(actor, Permission.AdministerUsers, nameof(DisableUser), cancellationToken);
        return await UserChange.ApplyAsync(contexts, audit, userId, actor, disabled ? AuditActions.UserDisabled : AuditActions.UserEnabled, user =>
        {
            user.DisabledAt = disabled ? user.DisabledAt ?? clock.GetUtcNow() : null;
            return null;
        }, cancellationToken);
    }
}
