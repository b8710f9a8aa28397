using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Serials;

/// <summary>
/// Writes the certificate of location or the collateral schedule of a deal or a lot as of a day: what was pledged at the end of that day, each unit at the last
/// place entered for that day or before. DRAFT until a revision of the deal is approved and that approval is in force.
/// </summary>
public sealed class BuildSerialPaper(IDbContextFactory<UnderwritingDbContext> contexts, ReadMarketSnapshot readMarket, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<MemoDocument>> ExecuteAsync(SerialPaper paper, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ExportDocuments))
            return await refusals.RefuseAsync<MemoDocument>(actor, Permission.ExportDocuments, nameof(BuildSerialPaper), cancellationToken);
        if (paper.Kind is not (MemoKind.LocationCertificate or MemoKind.CollateralSchedule))
            throw new ArgumentException($"{paper.Kind} is no paper of the register.", nameof(paper));
        var now = clock.GetUtcNow();
        if (paper.Date > DateOnly.FromDateTime(now.UtcDateTime) || paper.Date < new DateOnly(2000, 1, 1))
            return new Result<MemoDocument>.Invalid([new FieldMessage("/date", $"{FigureFormat.Date(paper.Date)} is no day the register can speak of: from 2000 to today.")]);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await (
            from deal in context.Deals.AsNoTracking()
            join draft in context.DealDrafts.AsNoTracking() on deal.Id equals draft.DealId
            join borrower in context.Borrowers on deal.BorrowerId equals borrower.Id
            where deal.Id == paper.DealId
            select new { Deal = deal, draft.Document, BorrowerName = borrower.Name }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return new Result<MemoDocument>.NotFound("The deal");
        var (approved, _) = await DrawRules.ApprovalInForceAsync(context, found.Deal, cancellationToken);
        var snapshot = await readMarket.ExecuteAsync(null, cancellationToken);
        return SerialPaperOutline.Write(new SerialPaperSource
        {
            Paper = paper,
            Document = found.Document,
            BorrowerName = found.BorrowerName,
            Approved = approved,
            Serials = await PlacedAsync(context, paper, cancellationToken),
            ModelNames = snapshot.Models.ToDictionary(model => model.Key, model => model.Value.DisplayName),
            PrintedAt = now,
        });
    }

    private static async Task<List<PlacedSerial>> PlacedAsync(UnderwritingDbContext context, SerialPaper paper, CancellationToken cancellationToken)
    {
        var end = new DateTimeOffset(paper.Date.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        var placed = await context.FleetSerials.AsNoTracking()
            .Where(row => row.DealId == paper.DealId && row.PledgedAt < end && (row.ReleasedAt == null || row.ReleasedAt >= end))
            .Select(row => new
            {
                row.Serial,
                row.LotId,
                Place = context.SerialLocations.Where(place => place.SerialId == row.Id && place.Since <= paper.Date).OrderByDescending(place => place.Since).ThenByDescending(place => place.Id)
                    .Select(place => new { place.LotId, place.Site, place.Rack }).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. placed.Select(row => new PlacedSerial(row.Serial, row.Place?.LotId ?? row.LotId, row.Place?.Site, row.Place?.Rack ?? ""))
                .Where(serial => paper.LotId is null || serial.LotId == paper.LotId),
        ];
    }
}
