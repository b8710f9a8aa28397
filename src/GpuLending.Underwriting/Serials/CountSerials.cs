using GpuLending.Engine.Collateral;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Serials;

/// <summary>How many serials each lot of a deal has: the lots of the saved deal in order, then lots that only the register still knows.</summary>
public sealed class CountSerials(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    public async Task<Result<IReadOnlyList<LotSerialCount>>> ExecuteAsync(Guid dealId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<IReadOnlyList<LotSerialCount>>(actor, Permission.ViewDeals, nameof(CountSerials), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.DealDrafts.AsNoTracking().SingleOrDefaultAsync(row => row.DealId == dealId, cancellationToken) is not { } draft)
            return new Result<IReadOnlyList<LotSerialCount>>.NotFound("The deal");
        return new Result<IReadOnlyList<LotSerialCount>>.Success(await OfAsync(context, dealId, draft.Document.Case.Lots, cancellationToken));
    }

    internal static async Task<IReadOnlyList<LotSerialCount>> OfAsync(UnderwritingDbContext context, Guid dealId, IReadOnlyList<Lot> lots, CancellationToken cancellationToken)
    {
        var counted = await context.FleetSerials.AsNoTracking().Where(row => row.DealId == dealId).GroupBy(row => row.LotId)
            .Select(group => new LotSerialCount(
                group.Key, null, group.Count(row => row.ReleasedAt == null), group.Count(row => row.ReleasedAt != null),
                group.Count(row => row.ReleasedAt == null && row.Rack == "")))
            .ToListAsync(cancellationToken);
        return Against(counted, lots);
    }

    /// <summary>The register's counts against the lots of a document, such as one that is being typed.</summary>
    public static IReadOnlyList<LotSerialCount> Against(IReadOnlyList<LotSerialCount> counted, IReadOnlyList<Lot> lots)
    {
        var byLot = counted.ToDictionary(count => count.LotId);
        var known = lots.DistinctBy(lot => lot.Id).ToList();
        return
        [
            .. known.Select(lot => byLot.GetValueOrDefault(lot.Id, new LotSerialCount(lot.Id, null, 0)) with { Gpus = lot.Count }),
            .. counted.Where(count => count.Live > 0 && known.TrueForAll(lot => lot.Id != count.LotId)).OrderBy(count => count.LotId, StringComparer.Ordinal)
                .Select(count => count with { Gpus = null }),
        ];
    }
}
