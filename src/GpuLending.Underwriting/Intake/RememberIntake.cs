using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Intake;

/// <summary>Remembers for a deal's borrower how a file was read, once its rows were taken, and writes the import into the record.</summary>
public sealed class RememberIntake(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<bool>> ExecuteAsync(Guid dealId, IntakeReport report, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.EditDeals))
            return await refusals.RefuseAsync<bool>(actor, Permission.EditDeals, nameof(RememberIntake), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Deals.AsNoTracking().Where(deal => deal.Id == dealId).Select(deal => (Guid?)deal.BorrowerId).SingleOrDefaultAsync(cancellationToken) is not { } borrower)
            return new Result<bool>.NotFound("The deal");
        var settings = System.Text.Encoding.UTF8.GetString(Deals.DealDocumentJson.ToCanonicalBytes(report.Settings with { Sheet = null, HeaderRow = null }));
        var now = clock.GetUtcNow();
        // Two analysts may finish files of one borrower at once: the later one is remembered.
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO intake_mappings (borrower_id, kind, settings, remembered_at, remembered_by_id) VALUES ({borrower}, {report.Kind.ToString()}, {settings}::jsonb, {now}, {actor.UserId})
            ON CONFLICT (borrower_id, kind) DO UPDATE SET settings = excluded.settings, remembered_at = excluded.remembered_at, remembered_by_id = excluded.remembered_by_id
            """, cancellationToken);
        await audit.AppendAsync(
            context, actor,
            new AuditEvent(AuditActions.TermsImported, "deal", dealId, dealId, new { kind = report.Kind, file = report.FileName.Length <= 200 ? report.FileName : report.FileName[..200], hash = report.FileHash, rows = report.Rows }),
            cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
