using GpuLending.Engine;
using GpuLending.Engine.Workings;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Approvals;

/// <summary>Opens a revision. The first look at the desk by somebody who may decide it puts it into review.</summary>
public sealed class OpenRevision(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<RevisionView>> ExecuteAsync(Guid revisionId, Actor actor, CancellationToken cancellationToken, bool startsReview = true)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<RevisionView>(actor, Permission.ViewDeals, nameof(OpenRevision), cancellationToken);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await (
            from row in context.Revisions.AsNoTracking()
            join submitter in context.Users on row.SubmitterId equals submitter.Id
            join deal in context.Deals on row.DealId equals deal.Id
            join borrower in context.Borrowers on deal.BorrowerId equals borrower.Id
            where row.Id == revisionId
            select new { Revision = row, SubmitterName = submitter.DisplayName, BorrowerName = borrower.Name }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return new Result<RevisionView>.NotFound("The revision");

        var revision = found.Revision;
        var review = await RevisionReview.LoadAsync(context, revision, clock.GetUtcNow(), cancellationToken);
        var whyNot = review.WhyNot(actor);
        if (startsReview && whyNot is null && review.LatestStep.State == RevisionState.Submitted)
        {
            await StartReviewAsync(revision, actor, cancellationToken);
            review = await RevisionReview.LoadAsync(context, revision, clock.GetUtcNow(), cancellationToken);
        }

        var previous = await context.Revisions.AsNoTracking()
            .Where(row => row.DealId == revision.DealId && row.Number < revision.Number).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
        return new RevisionView(
            revision.Id, revision.DealId, review.Document.Case.Name, found.BorrowerName, revision.Number, review.LatestStep.State, revision.Hash, revision.SubmittedAt,
            revision.SubmitterId, found.SubmitterName, revision.Comment, review.Document, review.Result, revision.SnapshotId, revision.EngineVersion, previous?.Number,
            previous is null ? [] : DocumentDiff.Between(RevisionContent.Document(previous), review.Document),
            previous is null ? [] : Compare(RevisionContent.Result(previous), review.Result),
            review.Exceptions, review.Approvals, review.Authority, whyNot is null, whyNot ?? review.WhyNotApprove(actor))
        {
            Phrases = review.Phrases,
        };
    }

    private async Task StartReviewAsync(Revision revision, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var deal = await DealLock.HoldAsync(context, revision.DealId, cancellationToken);
        var last = await ApprovalReads.LatestStepAsync(context, revision.Id, cancellationToken);
        if (last.State != RevisionState.Submitted)
            return;
        var now = clock.GetUtcNow();
        context.Add(new RevisionEvent { RevisionId = revision.Id, Sequence = last.Sequence + 1, State = RevisionState.InReview, ActorId = actor.UserId, At = now });
        if (deal.Stage == DealStage.Submitted)
            deal.MoveTo(DealStage.InReview, now);
        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.ReviewStarted, "revision", revision.Id, deal.Id), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static IReadOnlyList<FigureChange> Compare(UnderwritingResult before, UnderwritingResult after) =>
    [
        new("Loan size", (double)before.Sizing.LoanSize.Amount, (double)after.Sizing.LoanSize.Amount, FigureUnit.Amount),
        new("Highest loan to value", before.Coverage.MaximumLoanToValue, after.Coverage.MaximumLoanToValue, FigureUnit.Fraction),
        new("Lowest debt service coverage", before.Coverage.MinimumDebtService, after.Coverage.MinimumDebtService, FigureUnit.Multiple),
        new("Average debt service coverage", before.Coverage.AverageDebtService, after.Coverage.AverageDebtService, FigureUnit.Multiple),
        new("Lender's yield (XIRR)", before.Returns.LenderXirr, after.Returns.LenderXirr, FigureUnit.RatePerAnnum),
        new("Weighted average life", before.Returns.WeightedAverageLifeYears, after.Returns.WeightedAverageLifeYears, FigureUnit.Years),
    ];
}
