using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Serials;

/// <summary>The register, searched, filtered and paged by the database: of one deal or of all.</summary>
public sealed class ListSerials(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    private const int MostRows = 500;

    public async Task<Result<Page<SerialRow>>> ExecuteAsync(SerialQuery query, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<Page<SerialRow>>(actor, Permission.ViewDeals, nameof(ListSerials), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.FleetSerials.AsNoTracking();
        if (query.DealId is { } dealId) rows = rows.Where(row => row.DealId == dealId);
        if (!string.IsNullOrEmpty(query.LotId)) rows = rows.Where(row => row.LotId == query.LotId);
        if (query.State is { } state) rows = rows.Where(row => row.ReleasedAt == null == (state == SerialState.Live));
        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            if (SerialText.Spelling(query.Search, out _) is not { } sought)
                return new Page<SerialRow>([], 0);
            var key = SerialText.LookAlikeKey(sought);
            rows = rows.Where(row => row.Serial.Contains(sought) || row.LookAlikeKey == key);
        }

        var total = await rows.CountAsync(cancellationToken);
        var page = await (
            from row in rows
            join draft in context.DealDrafts on row.DealId equals draft.DealId
            join author in context.Users on row.PledgedById equals author.Id
            join releaser in context.Users on row.ReleasedById equals releaser.Id into releasers
            from releaser in releasers.DefaultIfEmpty()
            orderby row.Serial, row.PledgedAt
            select new SerialRow(
                row.Id, row.DealId, draft.Name, row.LotId, row.Serial, row.AsRead, row.Site, row.Rack, row.BmcAddress, row.WarrantyEnd, row.LocatedOn, row.PledgedAt,
                author.DisplayName, row.ReleasedAt, releaser == null ? null : releaser.DisplayName, row.ReleaseReason))
            .Skip(Math.Max(0, query.Skip)).Take(Math.Clamp(query.Take, 1, MostRows)).ToListAsync(cancellationToken);
        return new Page<SerialRow>(page, total);
    }
}
