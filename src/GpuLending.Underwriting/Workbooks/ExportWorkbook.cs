using System.Globalization;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Workbooks;

/// <summary>Writes a deal's workbook from its draft or a revision, and puts on the record who took which content away.</summary>
public sealed class ExportWorkbook(
    ReadMemoSource sources, OpenDeal openDeal, EvaluateDeal evaluate, IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit,
    RefusalLog refusals, TimeProvider clock)
{
    /// <summary>The workbook as a file; where the deal has terms that the live formulas do not carry, which.</summary>
    public async Task<Result<MemoFile>> ExecuteAsync(MemoSubject subject, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ExportDocuments))
            return await refusals.RefuseAsync<MemoFile>(actor, Permission.ExportDocuments, nameof(ExportWorkbook), cancellationToken);
        var read = subject is MemoSubject.OfDraft draft ? await OfDraftAsync(draft.DealId, actor, cancellationToken) : await OfRevisionAsync(subject, actor, cancellationToken);
        if (read is not Result<WorkbookSource>.Success { Value: var source })
            return read.Other<WorkbookSource, MemoFile>();
        if (WorkbookForm.WhyNot(source.Case, source.Result) is { Count: > 0 } terms)
            return new Result<MemoFile>.NotComputable($"The workbook's live formulas do not carry some terms of this deal, and it is not written in part: {string.Join(" ", terms)}");

        var file = new MemoFile(WorkbookWriter.Write(DealWorkbook.Build(source)), WorkbookWriter.ContentType, FileName(source));
        await RecordAsync(subject, source, actor, cancellationToken);
        return file;
    }

    private async Task<Result<WorkbookSource>> OfDraftAsync(Guid dealId, Actor actor, CancellationToken cancellationToken)
    {
        var opened = await openDeal.ExecuteAsync(dealId, actor, cancellationToken);
        if (opened is not Result<DealView>.Success { Value: var deal })
            return opened.Other<DealView, WorkbookSource>();
        return await SourceOfAsync(deal.Current, actor, cancellationToken);
    }

    /// <summary>What a workbook of a draft is written from.</summary>
    internal async Task<Result<WorkbookSource>> SourceOfAsync(DealDocument document, Actor actor, CancellationToken cancellationToken)
    {
        var evaluated = await evaluate.ExecuteAsync(document, null, actor, cancellationToken);
        return evaluated.Then(evaluation => new WorkbookSource
        {
            Case = document.Case,
            Snapshot = evaluation.Snapshot,
            Result = evaluation.Result,
            Provenance = document.Provenance,
            Status = "Working draft, not submitted",
            WrittenAt = clock.GetUtcNow(),
        });
    }

    /// <summary>What a workbook of a revision is written from.</summary>
    internal async Task<Result<WorkbookSource>> OfRevisionAsync(MemoSubject subject, Actor actor, CancellationToken cancellationToken)
    {
        var read = await sources.ReadAsync(subject, actor, cancellationToken);
        if (read is not Result<MemoSource>.Success { Value: var source })
            return read.Other<MemoSource, WorkbookSource>();
        if (source.Snapshot is not { } snapshot)
            return new Result<WorkbookSource>.NotComputable("The market snapshot that the revision stands on is not at hand.");
        return new WorkbookSource
        {
            Case = source.Case,
            Snapshot = snapshot,
            Result = source.Result,
            Provenance = source.Document.Provenance,
            Revision = source.Revision,
            Hash = source.Hash,
            Draft = source.Draft,
            Status = source.Status,
            WrittenAt = source.PrintedAt,
        };
    }

    private async Task RecordAsync(MemoSubject subject, WorkbookSource source, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var (type, id, dealId) = subject switch
        {
            MemoSubject.OfRevision revision => ("revision", revision.RevisionId,
                await context.Revisions.Where(row => row.Id == revision.RevisionId).Select(row => row.DealId).SingleAsync(cancellationToken)),
            MemoSubject.OfDraft draft => ("deal", draft.DealId, draft.DealId),
            _ => throw new ArgumentException($"No workbook is written from {subject.GetType().Name}.", nameof(subject)),
        };
        var detail = new { paper = "workbook", format = "xlsx", source.Draft, source.Revision, source.Hash };
        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.DocumentExported, type, id, dealId, detail), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Deal and revision, of letters that every file system takes.</summary>
    private static string FileName(WorkbookSource source)
    {
        var words = new string([.. source.Case.Name.Normalize().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join('-', words);
        if (name.Length > 80)
            name = name[..80].Trim('-');
        var revision = source.Revision is { } number ? "revision-" + number.ToString(CultureInfo.InvariantCulture) : "working-draft";
        return $"{(name.Length == 0 ? "deal" : name)}-workbook-{revision}{(source.Draft && source.Revision is not null ? "-DRAFT" : "")}.xlsx";
    }
}
