using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Deals;

/// <summary>Opens a deal's desk: the saved draft and, for those who edit, what their journal holds.</summary>
public sealed class OpenDeal(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    public async Task<Result<DealView>> ExecuteAsync(Guid dealId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<DealView>(actor, Permission.ViewDeals, nameof(OpenDeal), cancellationToken);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await (
            from deal in context.Deals.AsNoTracking()
            join draft in context.DealDrafts.AsNoTracking() on deal.Id equals draft.DealId
            join borrower in context.Borrowers on deal.BorrowerId equals borrower.Id
            join owner in context.Users on deal.OwnerId equals owner.Id
            where deal.Id == dealId
            select new { Deal = deal, Draft = draft, BorrowerName = borrower.Name, OwnerName = owner.DisplayName }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return new Result<DealView>.NotFound("The deal");

        var mayEdit = actor.May(Permission.EditDeals) && DealStages.CanEdit(found.Deal.Stage);
        Journal? journal = null;
        if (actor.May(Permission.EditDeals))
        {
            // From here on the edits' origin is known, whoever saves meanwhile.
            if (mayEdit)
                await JournalStore.EnsureAsync(context, dealId, actor.UserId, found.Draft.Version, found.Draft.Document, cancellationToken);
            journal = await JournalStore.CurrentAsync(context, dealId, actor.UserId, found.Draft.Version, cancellationToken);
        }

        return new DealView(
            dealId, found.Deal.BorrowerId, found.BorrowerName, found.OwnerName, found.Deal.Stage, found.Draft.Version, found.Draft.Document,
            journal?.Current ?? found.Draft.Document,
            journal?.ToState(found.Draft.Version) ?? new JournalState(0, 0, false, false, null, found.Draft.Version, false),
            mayEdit,
            await ApprovalReads.RevisionsOfAsync(context, dealId, cancellationToken),
            await ApprovalReads.ConditionsOfAsync(context, dealId, cancellationToken));
    }
}
