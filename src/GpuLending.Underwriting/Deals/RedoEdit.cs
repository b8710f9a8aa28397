using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Deals;

/// <summary>Brings the edit back that was undone last. Nothing happens when there is none.</summary>
public sealed class RedoEdit(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    public async Task<Result<UndoneEdit>> ExecuteAsync(Guid dealId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.EditDeals))
            return await refusals.RefuseAsync<UndoneEdit>(actor, Permission.EditDeals, nameof(RedoEdit), cancellationToken);
        return await JournalMove.ByAsync(1, contexts, dealId, actor, cancellationToken);
    }
}
