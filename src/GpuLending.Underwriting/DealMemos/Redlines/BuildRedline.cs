using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.TermSheets;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.DealMemos.Redlines;

/// <summary>Writes a memo or term sheet against the revision before it; of a working draft, against the latest revision.</summary>
public sealed class BuildRedline(BuildMemo buildMemo, BuildTermSheet buildTermSheet, IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    /// <summary>The paper with its changes marked; not computable when there is no earlier revision.</summary>
    public async Task<Result<MemoDocument>> ExecuteAsync(MemoSubject subject, MemoKind kind, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ExportDocuments))
            return await refusals.RefuseAsync<MemoDocument>(actor, Permission.ExportDocuments, nameof(BuildRedline), cancellationToken);
        var built = await BuildAsync(subject, kind, actor, cancellationToken);
        if (built is not Result<MemoDocument>.Success { Value: var after }) return built;
        if (await BeforeAsync(subject, cancellationToken) is not { } earlier)
            return new Result<MemoDocument>.NotComputable("There is no earlier revision to hold it against.");
        var was = await BuildAsync(new MemoSubject.OfRevision(earlier) { TemplateId = subject.TemplateId }, kind, actor, cancellationToken);
        return was.Then(before => PaperRedline.Between(before, after));
    }

    private Task<Result<MemoDocument>> BuildAsync(MemoSubject subject, MemoKind kind, Actor actor, CancellationToken cancellationToken) => kind switch
    {
        MemoKind.MemoRedline => buildMemo.ExecuteAsync(subject, actor, cancellationToken),
        MemoKind.TermSheetRedline => buildTermSheet.ExecuteAsync(subject, actor, cancellationToken),
        MemoKind.DealMemo or MemoKind.TermSheet or MemoKind.LocationCertificate or MemoKind.CollateralSchedule => throw new ArgumentException($"{kind} is no redline.", nameof(kind)),
    };

    private async Task<Guid?> BeforeAsync(MemoSubject subject, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var earlier = subject switch
        {
            MemoSubject.OfRevision revision =>
                from row in context.Revisions.AsNoTracking()
                join given in context.Revisions on row.DealId equals given.DealId
                where given.Id == revision.RevisionId && row.Number < given.Number
                select row,
            MemoSubject.OfDraft draft => context.Revisions.AsNoTracking().Where(row => row.DealId == draft.DealId),
            _ => throw new ArgumentException($"No paper is written from {subject.GetType().Name}.", nameof(subject)),
        };
        return await earlier.OrderByDescending(row => row.Number).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
    }
}
