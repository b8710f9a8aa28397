using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Approvals;

/// <summary>What waits for a decision, oldest first.</summary>
public sealed class ListReviewQueue(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    public async Task<Result<IReadOnlyList<ReviewQueueRow>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<IReadOnlyList<ReviewQueueRow>>(actor, Permission.ViewDeals, nameof(ListReviewQueue), cancellationToken);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from revision in context.Revisions.AsNoTracking()
            let state = context.RevisionEvents.Where(step => step.RevisionId == revision.Id).OrderByDescending(step => step.Sequence).Select(step => step.State).First()
            join draft in context.DealDrafts on revision.DealId equals draft.DealId
            join deal in context.Deals on revision.DealId equals deal.Id
            join borrower in context.Borrowers on deal.BorrowerId equals borrower.Id
            join submitter in context.Users on revision.SubmitterId equals submitter.Id
            where state == RevisionState.Submitted || state == RevisionState.InReview
            orderby revision.SubmittedAt
            select new
            {
                revision.Id,
                revision.DealId,
                DealName = draft.Name,
                BorrowerName = borrower.Name,
                revision.Number,
                State = state,
                revision.SubmittedAt,
                revision.SubmitterId,
                SubmitterName = submitter.DisplayName,
                revision.LoanSize,
                revision.Exceptions,
                Approvers = context.Approvals.Where(approval => approval.RevisionId == revision.Id).Select(approval => approval.ApproverId).ToList(),
            }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new ReviewQueueRow(
            row.Id, row.DealId, row.DealName, row.BorrowerName, row.Number, row.State, row.SubmittedAt, row.SubmitterName, row.LoanSize,
            RevisionContent.Exceptions(row.Exceptions).Count, row.Approvers.Count,
            actor.May(Permission.DecideRevisions) && row.SubmitterId != actor.UserId && !row.Approvers.Contains(actor.UserId)));
    }
}
