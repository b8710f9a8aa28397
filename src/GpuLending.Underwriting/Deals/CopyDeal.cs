using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Deals;

/// <summary>Opens a deal with another deal's saved draft. Mitigants are not copied: why an exception was acceptable there says nothing here.</summary>
public sealed class CopyDeal(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals, CreateDeal createDeal)
{
    public async Task<Result<Guid>> ExecuteAsync(Guid dealId, string name, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.EditDeals))
            return await refusals.RefuseAsync<Guid>(actor, Permission.EditDeals, nameof(CopyDeal), cancellationToken);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var source = await (
            from deal in context.Deals.AsNoTracking()
            join draft in context.DealDrafts on deal.Id equals draft.DealId
            where deal.Id == dealId
            select new { deal.BorrowerId, draft.Document }).SingleOrDefaultAsync(cancellationToken);
        if (source is null)
            return new Result<Guid>.NotFound("The deal");
        var copy = source.Document with { Mitigants = new Dictionary<string, ExceptionMitigant>() };
        return await createDeal.ExecuteAsync(new CreateDealCommand(name, source.BorrowerId, copy), actor, cancellationToken);
    }
}
