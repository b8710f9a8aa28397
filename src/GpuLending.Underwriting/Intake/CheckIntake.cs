using GpuLending.Engine.Depreciation;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Intake;

/// <summary>Says what a file of lots or contracts would bring into a deal. It stores nothing; the document it answers with is for the caller to take whole or to leave.</summary>
public sealed class CheckIntake(IDbContextFactory<UnderwritingDbContext> contexts, ReadMarketSnapshot readMarket, CurveCatalogue curves, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<IntakeReport>> ExecuteAsync(IntakeCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.EditDeals))
            return await refusals.RefuseAsync<IntakeReport>(actor, Permission.EditDeals, nameof(CheckIntake), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var borrower = await context.Deals.AsNoTracking().Where(deal => deal.Id == command.DealId).Select(deal => (Guid?)deal.BorrowerId).SingleOrDefaultAsync(cancellationToken);
        if (borrower is null)
            return new Result<IntakeReport>.NotFound("The deal");
        var remembered = command.Settings is { HeaderRow: not null } or { Columns.Count: > 0 } ? null : await context.Set<IntakeMapping>().AsNoTracking()
            .Where(row => row.BorrowerId == borrower && row.Kind == command.Kind).Select(row => row.Settings).SingleOrDefaultAsync(cancellationToken);
        var catalogue = await context.Set<CatalogueEntry>().AsNoTracking().ToListAsync(cancellationToken);
        var snapshot = await readMarket.ExecuteAsync(null, cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return await Task.Run(() => new IntakeRun(command, remembered, catalogue, snapshot, curves, actor, today).Report(), cancellationToken);
    }
}
