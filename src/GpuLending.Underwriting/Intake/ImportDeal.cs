using GpuLending.Engine.Credit;
using GpuLending.Engine.Depreciation;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Borrowers;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Intake;

/// <summary>Opens a deal from a workbook: its terms by label, its fleet and contracts as tables. Nothing is opened while a cell is wrong or in doubt.</summary>
public sealed class ImportDeal(
    IDbContextFactory<UnderwritingDbContext> contexts, ReadMarketSnapshot readMarket, CurveCatalogue curves, CreateBorrower createBorrower, CreateDeal createDeal, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<DealIntakeReport>> ExecuteAsync(ImportDealCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.EditDeals))
            return await refusals.RefuseAsync<DealIntakeReport>(actor, Permission.EditDeals, nameof(ImportDeal), cancellationToken);
        List<CatalogueEntry> catalogue;
        Dictionary<string, (Guid Id, BorrowerProfile Profile)> borrowers;
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            catalogue = await context.Set<CatalogueEntry>().AsNoTracking().ToListAsync(cancellationToken);
            var rows = await context.Borrowers.AsNoTracking().Select(row => new { row.Id, row.Name, row.Profile }).ToListAsync(cancellationToken);
            if (command.BorrowerId is { } chosen && rows.TrueForAll(row => row.Id != chosen))
                return new Result<DealIntakeReport>.NotFound("The borrower");
            borrowers = rows.Where(row => command.BorrowerId is null || row.Id == command.BorrowerId)
                .GroupBy(row => row.Name.Trim(), StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => (group.First().Id, group.First().Profile), StringComparer.OrdinalIgnoreCase);
        }

        var snapshot = await readMarket.ExecuteAsync(null, cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var report = await Task.Run(() => new DealIntakeRun(command, borrowers, catalogue, snapshot, curves, actor, today).Report(), cancellationToken);
        if (command.DryRun || report.Document is null) return report;

        var borrowerId = report.BorrowerId;
        if (borrowerId is null)
        {
            var added = await createBorrower.ExecuteAsync(new CreateBorrowerCommand(new BorrowerProfile { Name = report.BorrowerName }), actor, cancellationToken);
            if (added is not Result<Guid>.Success { Value: var id }) return Ended(added);
            borrowerId = id;
        }

        var opened = await createDeal.ExecuteAsync(new CreateDealCommand(report.Name, borrowerId.Value, report.Document), actor, cancellationToken);
        return opened is Result<Guid>.Success { Value: var dealId } ? report with { BorrowerId = borrowerId, DealId = dealId } : Ended(opened);
    }

    private static Result<DealIntakeReport> Ended(Result<Guid> result) => result switch
    {
        Result<Guid>.Invalid(var messages) => new Result<DealIntakeReport>.Invalid(messages),
        Result<Guid>.Forbidden(var reason) => new Result<DealIntakeReport>.Forbidden(reason),
        Result<Guid>.NotFound(var what) => new Result<DealIntakeReport>.NotFound(what),
        Result<Guid>.Conflict(var reason) => new Result<DealIntakeReport>.Conflict(reason),
        Result<Guid>.NotComputable(var reason) => new Result<DealIntakeReport>.NotComputable(reason),
        _ => throw new InvalidOperationException($"Unknown outcome {result}."),
    };
}
