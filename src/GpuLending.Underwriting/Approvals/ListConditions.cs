using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Approvals;

/// <summary>A deal's conditions precedent, oldest first.</summary>
public sealed class ListConditions(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    public async Task<Result<IReadOnlyList<ConditionPrecedentRow>>> ExecuteAsync(Guid dealId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<IReadOnlyList<ConditionPrecedentRow>>(actor, Permission.ViewDeals, nameof(ListConditions), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Deals.AnyAsync(deal => deal.Id == dealId, cancellationToken))
            return new Result<IReadOnlyList<ConditionPrecedentRow>>.NotFound("The deal");
        return await ApprovalReads.ConditionsOfAsync(context, dealId, cancellationToken);
    }
}
