using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Approvals;

/// <summary>Reads that several use cases share.</summary>
internal static class ApprovalReads
{
    public static Task<List<RevisionSummary>> RevisionsOfAsync(UnderwritingDbContext context, Guid dealId, CancellationToken cancellationToken) => (
        from revision in context.Revisions.AsNoTracking()
        join submitter in context.Users on revision.SubmitterId equals submitter.Id
        where revision.DealId == dealId
        orderby revision.Number descending
        select new RevisionSummary(
            revision.Id,
            revision.Number,
            context.RevisionEvents.Where(step => step.RevisionId == revision.Id).OrderByDescending(step => step.Sequence).Select(step => step.State).First(),
            revision.Hash,
            revision.SubmittedAt,
            submitter.DisplayName,
            revision.Comment,
            revision.LoanSize)).ToListAsync(cancellationToken);

    public static Task<List<ConditionPrecedentRow>> ConditionsOfAsync(UnderwritingDbContext context, Guid dealId, CancellationToken cancellationToken) => (
        from condition in context.ConditionsPrecedent.AsNoTracking()
        join author in context.Users on condition.AddedById equals author.Id
        join meeter in context.Users on condition.MetById equals meeter.Id into meeters
        from met in meeters.DefaultIfEmpty()
        where condition.DealId == dealId
        orderby condition.AddedAt, condition.Id
        select new ConditionPrecedentRow(
            condition.Id, condition.DealId, condition.Text, condition.Required, condition.StandardKey != null, author.DisplayName, condition.AddedAt,
            condition.MetAt, met == null ? null : met.DisplayName, condition.Evidence)
        { EachDraw = condition.EachDraw }).ToListAsync(cancellationToken);

    /// <summary>The latest step of a revision.</summary>
    public static Task<RevisionEvent> LatestStepAsync(UnderwritingDbContext context, Guid revisionId, CancellationToken cancellationToken) =>
        context.RevisionEvents.AsNoTracking().Where(step => step.RevisionId == revisionId).OrderByDescending(step => step.Sequence).FirstAsync(cancellationToken);
}
