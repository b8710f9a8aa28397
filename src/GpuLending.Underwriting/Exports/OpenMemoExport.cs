using System.IO.Compression;
using System.Text;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Exports;

/// <summary>Looks at one's own exports, and gives their archive out.</summary>
public sealed class OpenMemoExport(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals)
{
    private const int MostListed = 20;

    /// <summary>The actor's exports, newest first.</summary>
    public async Task<Result<IReadOnlyList<MemoExportView>>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ExportDocuments))
            return await refusals.RefuseAsync<IReadOnlyList<MemoExportView>>(actor, Permission.ExportDocuments, nameof(OpenMemoExport), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Views(context, context.MemoExports.Where(export => export.RequestedById == actor.UserId)).Take(MostListed).ToListAsync(cancellationToken);
    }

    /// <summary>One, deal by deal.</summary>
    public async Task<Result<MemoExportView>> ExecuteAsync(Guid exportId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ExportDocuments))
            return await refusals.RefuseAsync<MemoExportView>(actor, Permission.ExportDocuments, nameof(OpenMemoExport), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await Views(context, context.MemoExports.Where(export => export.Id == exportId && export.RequestedById == actor.UserId)).SingleOrDefaultAsync(cancellationToken) is not { } view)
            return new Result<MemoExportView>.NotFound("The export");
        var rows = await (
            from item in context.MemoExportItems.AsNoTracking()
            join draft in context.DealDrafts on item.DealId equals draft.DealId
            where item.ExportId == exportId
            orderby item.Position
            select new MemoExportRow(item.DealId, draft.Name, item.State, item.FileName, item.Problem)).ToListAsync(cancellationToken);
        return view with { Rows = rows };
    }

    /// <summary>The memos that were made as one archive, with a list of what became of each deal.</summary>
    public async Task<Result<MemoFile>> TakeAsync(Guid exportId, Actor actor, CancellationToken cancellationToken)
    {
        if (await ExecuteAsync(exportId, actor, cancellationToken) is var looked && looked is not Result<MemoExportView>.Success)
            return looked.Other<MemoExportView, MemoFile>();
        var view = looked.Require();
        if (view.Open) return new Result<MemoFile>.Conflict("The export is not done. Ask again when it has ended.");
        if (!view.Available)
            return new Result<MemoFile>.Conflict(view.Made == 0 ? "The export has no memo: see the reason of each deal." : $"The memos were kept for {StartMemoExport.Kept.TotalDays:0} days and are gone. Export them again.");

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var items = await context.MemoExportItems.AsNoTracking().Where(item => item.ExportId == exportId && item.Content != null)
            .OrderBy(item => item.Position).Select(item => new { item.FileName, item.Content }).ToListAsync(cancellationToken);
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var item in items) await AddAsync(archive, Free(names, item.FileName!), item.Content!, cancellationToken);
            await AddAsync(archive, "contents.csv", Encoding.UTF8.GetBytes(Contents(view)), cancellationToken);
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.MemoExportTaken, "memo-export", exportId, null, new { memos = items.Count }), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new MemoFile(bytes.ToArray(), "application/zip", $"deal-memos-{view.CreatedAt.UtcDateTime:yyyy-MM-dd-HHmm}.zip");
    }

    private static string Contents(MemoExportView view) => SafeCsv.Write(
        ["deal", "id", "outcome", "file", "reason"],
        view.Rows.Select(row => (IReadOnlyList<string>)[row.DealName, row.DealId.ToString(), Outcome(row.State), row.FileName ?? "", row.Problem ?? ""]));

    private static string Outcome(MemoExportItemState state) => state switch
    {
        MemoExportItemState.Waiting => "not made: the export was stopped",
        MemoExportItemState.Made => "made",
        MemoExportItemState.Failed => "failed",
    };

    /// <summary>Two deals may have one name; two files of an archive may not.</summary>
    private static string Free(HashSet<string> names, string name)
    {
        for (var number = 2; !names.Add(name); number++)
            name = $"{Path.GetFileNameWithoutExtension(name).Split(" (", 2)[0]} ({number}){Path.GetExtension(name)}";
        return name;
    }

    private static async Task AddAsync(ZipArchive archive, string name, byte[] content, CancellationToken cancellationToken)
    {
        await using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        await entry.WriteAsync(content, cancellationToken);
    }

    private static IQueryable<MemoExportView> Views(UnderwritingDbContext context, IQueryable<MemoExport> exports) =>
        from export in exports.AsNoTracking()
        let made = context.MemoExportItems.Count(item => item.ExportId == export.Id && item.State == MemoExportItemState.Made)
        let failed = context.MemoExportItems.Count(item => item.ExportId == export.Id && item.State == MemoExportItemState.Failed)
        orderby export.CreatedAt descending, export.Id descending
        select new MemoExportView(
            export.Id, export.State, export.Format, export.Source, export.Deals, made, failed, export.CancelRequestedAt != null, export.CreatedAt, export.EndedAt,
            export.EndedAt != null && context.MemoExportItems.Any(item => item.ExportId == export.Id && item.Content != null), export.Problem, Array.Empty<MemoExportRow>(), export.TemplateId,
            context.MemoTemplateVersions.Where(version => version.TemplateId == export.TemplateId).OrderByDescending(version => version.Number).Select(version => version.Name).FirstOrDefault());
}
