using System.Globalization;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Exports;

/// <summary>Queues the memos of a set of deals. Workers take the job up at once when one is free; it outlives the page, the circuit and the node.</summary>
public sealed class StartMemoExport(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    /// <summary>How long the memos of an ended export are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <returns>The export's id.</returns>
    public async Task<Result<Guid>> ExecuteAsync(StartMemoExportCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ExportDocuments))
            return await refusals.RefuseAsync<Guid>(actor, Permission.ExportDocuments, nameof(StartMemoExport), cancellationToken);
        var deals = command.DealIds.Distinct().ToList();
        if (deals.Count is 0 or > StartMemoExportCommand.MostDeals)
            return new Result<Guid>.Invalid([new FieldMessage("/dealIds", $"There are {deals.Count} deals: choose 1 to {StartMemoExportCommand.MostDeals}.")]);
        if (!Enum.IsDefined(command.Format) || !Enum.IsDefined(command.Source))
            return new Result<Guid>.Invalid([new FieldMessage(Enum.IsDefined(command.Format) ? "/source" : "/format", "Choose one of those offered.")]);
        if (command.Format == MemoFormat.Pdf && MemoPdfPrinter.Browser() is null)
            return new Result<Guid>.NotComputable("PDF cannot be made on this server: choose another format.");

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.Deals.Where(deal => deals.Contains(deal.Id)).Select(deal => deal.Id).ToListAsync(cancellationToken);
        if (deals.Except(known).ToList() is { Count: > 0 } unknown)
            return new Result<Guid>.Invalid([.. unknown.Select(id => new FieldMessage(string.Create(CultureInfo.InvariantCulture, $"/dealIds/{command.DealIds.ToList().IndexOf(id)}"), $"There is no deal {id}."))]);

        if (command.TemplateId is { } templateId)
        {
            var latest = await context.MemoTemplateVersions.AsNoTracking().Where(version => version.TemplateId == templateId)
                .OrderByDescending(version => version.Number).Select(version => new { version.Retired }).FirstOrDefaultAsync(cancellationToken);
            if (latest is not { Retired: false })
                return new Result<Guid>.Invalid([new FieldMessage("/templateId", latest is null ? $"There is no template {templateId}." : "The template is out of use: choose another one.")]);
        }

        var now = clock.GetUtcNow();
        var export = new MemoExport
        {
            Id = Guid.CreateVersion7(now),
            RequestedById = actor.UserId,
            Format = command.Format,
            Source = command.Source,
            TemplateId = command.TemplateId,
            Deals = deals.Count,
            State = MemoExportState.Queued,
            CreatedAt = now,
        };
        context.Add(export);
        context.AddRange(deals.Select((dealId, at) => new MemoExportItem { ExportId = export.Id, Position = at + 1, DealId = dealId, State = MemoExportItemState.Waiting }));
        try
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            await audit.AppendAsync(
                context, actor, new AuditEvent(AuditActions.MemoExportStarted, "memo-export", export.Id, null, new { export.Format, export.Source, export.Deals, export.TemplateId }), cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            var old = now - Kept;
            await context.MemoExportItems.Where(item => item.Content != null && context.MemoExports.Any(ended => ended.Id == item.ExportId && ended.EndedAt < old))
                .ExecuteUpdateAsync(set => set.SetProperty(item => item.Content, (byte[]?)null), cancellationToken);
            await MemoExportSignal.SendAsync(context, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException refused) when (UniqueViolation.Is(refused, MemoExportConfiguration.OneEach))
        {
            return new Result<Guid>.Conflict("You have an export that is not done. Wait for it, or cancel it first.");
        }

        return export.Id;
    }
}
