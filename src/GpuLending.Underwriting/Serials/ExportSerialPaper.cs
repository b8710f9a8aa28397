using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Serials;

/// <summary>Makes a certificate of location or a collateral schedule into a file and puts on the record who took it away.</summary>
public sealed class ExportSerialPaper(BuildSerialPaper build, WritePaper write, IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit)
{
    public async Task<Result<MemoFile>> ExecuteAsync(SerialPaper paper, MemoFormat format, Actor actor, CancellationToken cancellationToken)
    {
        var built = await build.ExecuteAsync(paper, actor, cancellationToken);
        if (built is not Result<MemoDocument>.Success { Value: var document }) return built.Other<MemoDocument, MemoFile>();
        var written = await write.ExecuteAsync(document, format, cancellationToken);
        if (written is not Result<MemoFile>.Success { Value: var file }) return written;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var detail = new { paper = paper.Kind, format, lot = paper.LotId, date = paper.Date, document.Draft, document.Revision };
        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.DocumentExported, "deal", paper.DealId, paper.DealId, detail), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return file;
    }
}
