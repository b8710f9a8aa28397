using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Attachments;

/// <summary>What is on file for a deal, and what the policy in force asks for.</summary>
public sealed class ListAttachments(IDbContextFactory<UnderwritingDbContext> contexts, AttachmentOptions options, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<DealAttachments>> ExecuteAsync(Guid dealId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<DealAttachments>(actor, Permission.ViewDeals, nameof(ListAttachments), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Deals.AnyAsync(deal => deal.Id == dealId, cancellationToken))
            return new Result<DealAttachments>.NotFound("The deal");
        var rows = await AttachmentReads.RowsAsync(context, context.Attachments.Where(row => row.DealId == dealId), cancellationToken);
        return new DealAttachments(rows, await DocumentChecklist.OfAsync(context, dealId, clock.GetUtcNow(), cancellationToken), options.LargestMegabytes);
    }
}
