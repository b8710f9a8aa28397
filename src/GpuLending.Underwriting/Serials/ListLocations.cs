using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Serials;

/// <summary>Where a serial has been, newest first.</summary>
public sealed class ListLocations(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    public async Task<Result<IReadOnlyList<SerialLocationRow>>> ExecuteAsync(Guid serialId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<IReadOnlyList<SerialLocationRow>>(actor, Permission.ViewDeals, nameof(ListLocations), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from row in context.SerialLocations.AsNoTracking()
            join author in context.Users on row.RecordedById equals author.Id
            where row.SerialId == serialId
            orderby row.Since descending, row.Id descending
            select new SerialLocationRow(row.LotId, row.Site, row.Rack, row.Since, row.RecordedAt, author.DisplayName, row.Reason)).ToListAsync(cancellationToken);
        return rows.Count == 0 ? new Result<IReadOnlyList<SerialLocationRow>>.NotFound("The serial") : rows;
    }
}
