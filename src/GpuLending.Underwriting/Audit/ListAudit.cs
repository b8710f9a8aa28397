using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Audit;

/// <summary>The record, newest first.</summary>
public sealed class ListAudit(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    public async Task<Result<Page<AuditRow>>> ExecuteAsync(AuditQuery query, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewAudit))
            return await refusals.RefuseAsync<Page<AuditRow>>(actor, Permission.ViewAudit, nameof(ListAudit), cancellationToken);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = context.AuditEntries.AsNoTracking();
        if (query.DealId is { } dealId)
            entries = entries.Where(entry => entry.DealId == dealId);
        if (query.ActorId is { } actorId)
            entries = entries.Where(entry => entry.ActorId == actorId);
        if (!string.IsNullOrEmpty(query.Action))
            entries = entries.Where(entry => entry.Action.StartsWith(query.Action));
        var total = await entries.CountAsync(cancellationToken);
        var rows = await (
            from entry in entries
            join user in context.Users on entry.ActorId equals user.Id into users
            from known in users.DefaultIfEmpty()
            orderby entry.Sequence descending
            select new { Entry = entry, Name = known == null ? null : known.DisplayName })
            .Skip(Math.Max(0, query.Skip)).Take(Math.Clamp(query.Take, 1, 200)).ToListAsync(cancellationToken);
        return new Page<AuditRow>(
            [.. rows.Select(row => new AuditRow(
                row.Entry.Sequence, row.Entry.At, row.Entry.ActorId, row.Name, row.Entry.Action, row.Entry.SubjectType, row.Entry.SubjectId, row.Entry.DealId,
                row.Entry.Detail, Convert.ToHexStringLower(row.Entry.Hash)))],
            total);
    }
}
