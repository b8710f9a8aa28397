using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.DealMemos.Redlines;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.TermSheets;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>Makes a memo, a term sheet or a redline of one into a file and puts on the record who took which content away.</summary>
public sealed class ExportPaper(
    BuildMemo buildMemo, BuildTermSheet buildTermSheet, BuildRedline buildRedline, WritePaper write, IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit)
{
    public async Task<Result<MemoFile>> ExecuteAsync(MemoSubject subject, MemoKind kind, MemoFormat format, Actor actor, CancellationToken cancellationToken)
    {
        var built = kind switch
        {
            MemoKind.DealMemo => await buildMemo.ExecuteAsync(subject, actor, cancellationToken),
            MemoKind.TermSheet => await buildTermSheet.ExecuteAsync(subject, actor, cancellationToken),
            MemoKind.MemoRedline or MemoKind.TermSheetRedline => await buildRedline.ExecuteAsync(subject, kind, actor, cancellationToken),
            MemoKind.LocationCertificate or MemoKind.CollateralSchedule => throw new ArgumentException("Papers of the serial register are written by ExportSerialPaper.", nameof(kind)),
        };
        if (built is not Result<MemoDocument>.Success { Value: var document }) return built.Other<MemoDocument, MemoFile>();

        var written = await write.ExecuteAsync(document, format, cancellationToken);
        if (written is not Result<MemoFile>.Success { Value: var file }) return written;
        await RecordAsync(subject, kind, format, document, actor, cancellationToken);
        return file;
    }

    private async Task RecordAsync(MemoSubject subject, MemoKind kind, MemoFormat format, MemoDocument document, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var (type, id, dealId) = subject switch
        {
            MemoSubject.OfRevision revision => ("revision", revision.RevisionId,
                await context.Revisions.Where(row => row.Id == revision.RevisionId).Select(row => row.DealId).SingleAsync(cancellationToken)),
            MemoSubject.OfDraft draft => ("deal", draft.DealId, draft.DealId),
            _ => throw new ArgumentException($"No paper is written from {subject.GetType().Name}.", nameof(subject)),
        };
        var detail = new { paper = kind, format, document.Draft, document.Revision, document.Hash, Template = document.Letterhead?.Template };
        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.DocumentExported, type, id, dealId, detail), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
