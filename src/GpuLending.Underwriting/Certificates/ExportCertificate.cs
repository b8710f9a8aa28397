using System.Globalization;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Certificates;

/// <summary>Writes a certificate with live formulas from a draft or a revision, and puts on the record who took which.</summary>
public sealed class ExportCertificate(ReadMemoSource sources, IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    /// <param name="subject">The draft or the revision.</param>
    /// <param name="kind">Which certificate.</param>
    /// <param name="asOf">Its date; null for today, or closing when that is later.</param>
    /// <param name="actor">Who takes it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Result<MemoFile>> ExecuteAsync(MemoSubject subject, CertificateKind kind, DateOnly? asOf, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ExportDocuments))
            return await refusals.RefuseAsync<MemoFile>(actor, Permission.ExportDocuments, nameof(ExportCertificate), cancellationToken);
        var read = await sources.ReadAsync(subject, actor, cancellationToken);
        if (read is not Result<MemoSource>.Success { Value: var source })
            return read.Other<MemoSource, MemoFile>();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var months = source.Result.Months;
        var day = asOf ?? (today > months[0] ? today : months[0]);
        if (day < months[0])
            return new Result<MemoFile>.NotComputable($"The certificate's date, {CertificateBlocks.Day(day)}, is before closing on {CertificateBlocks.Day(months[0])}: name that day or a later one.");
        if (kind == CertificateKind.BorrowingBase && source.Result.BorrowingBase is null)
            return new Result<MemoFile>.NotComputable("The deal has no borrowing base: its terms are entered under Covenants.");
        if (kind == CertificateKind.CovenantCompliance && source.Result.Covenants.Count == 0)
            return new Result<MemoFile>.NotComputable("The deal has no covenants.");

        var month = months.Count - 1;
        while (months[month] > day) month--;
        var model = kind switch
        {
            CertificateKind.BorrowingBase => BorrowingBaseCertificate.Build(source, month),
            CertificateKind.CovenantCompliance => ComplianceCertificate.Build(source, day),
        };
        var file = new MemoFile(WorkbookWriter.Write(model), WorkbookWriter.ContentType, FileName(source, kind, day));
        await RecordAsync(subject, source, kind, day, actor, cancellationToken);
        return file;
    }

    private async Task RecordAsync(MemoSubject subject, MemoSource source, CertificateKind kind, DateOnly day, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var (type, id, dealId) = subject switch
        {
            MemoSubject.OfRevision revision => ("revision", revision.RevisionId, await context.Revisions.Where(row => row.Id == revision.RevisionId).Select(row => row.DealId).SingleAsync(cancellationToken)),
            MemoSubject.OfDraft draft => ("deal", draft.DealId, draft.DealId),
            _ => throw new ArgumentException($"No certificate is written from {subject.GetType().Name}.", nameof(subject)),
        };
        await audit.AppendAsync(
            context, actor, new AuditEvent(AuditActions.DocumentExported, type, id, dealId, new { paper = Words(kind), format = "xlsx", asOf = day, source.Draft, source.Revision, source.Hash }), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static string Words(CertificateKind kind) => kind switch
    {
        CertificateKind.BorrowingBase => "borrowing-base-certificate",
        CertificateKind.CovenantCompliance => "compliance-certificate",
    };

    private static string FileName(MemoSource source, CertificateKind kind, DateOnly day)
    {
        var words = new string([.. source.Case.Name.Normalize().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join('-', words);
        if (name.Length > 80) name = name[..80].Trim('-');
        return string.Create(CultureInfo.InvariantCulture, $"{(name.Length == 0 ? "deal" : name)}-{Words(kind)}-{day:yyyy-MM-dd}{(source.Draft ? "-DRAFT" : "")}.xlsx");
    }
}
