using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GpuLending.Underwriting.Serials;

/// <summary>Enters that serials stand in another rack, at another site or in another lot of their deal. The database keeps where they were.</summary>
public sealed partial class MoveSerials(
    IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock, ILogger<MoveSerials> logger)
{
    /// <returns>How many serials moved.</returns>
    public async Task<Result<int>> ExecuteAsync(Guid dealId, SerialSelection selection, SerialMove move, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageSerials))
            return await refusals.RefuseAsync<int>(actor, Permission.ManageSerials, nameof(MoveSerials), cancellationToken);
        var now = clock.GetUtcNow();
        if (Problems(move, DateOnly.FromDateTime(now.UtcDateTime)) is { Count: > 0 } problems)
            return new Result<int>.Invalid(problems);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.Deals.AnyAsync(row => row.Id == dealId, cancellationToken))
            return new Result<int>.NotFound("The deal");
        await DealLock.HoldAsync(context, dealId, cancellationToken);
        var chosen = SelectedSerials.Live(context, dealId, selection);
        var count = await chosen.CountAsync(cancellationToken);
        if (count == 0)
            return new Result<int>.Invalid([new FieldMessage("/serials", "No live serial is chosen.")]);
        if (await chosen.Where(row => row.LocatedOn > move.Since).OrderByDescending(row => row.LocatedOn).FirstOrDefaultAsync(cancellationToken) is { } later)
            return new Result<int>.Invalid([new FieldMessage("/since", $"{later.Serial} is at its place since {FigureFormat.Date(later.LocatedOn)}: a move on {FigureFormat.Date(move.Since)} would come before it.")]);
        if (await LotProblemAsync(context, dealId, chosen, count, move.LotId, cancellationToken) is { } problem)
            return new Result<int>.Invalid([new FieldMessage("/lotId", problem)]);

        var reason = move.Reason.Trim();
        var (lot, site, rack) = (move.LotId, move.Site?.Trim(), move.Rack?.Trim());
        var moved = await chosen.ExecuteUpdateAsync(
            row => row.SetProperty(serial => serial.LotId, serial => lot ?? serial.LotId)
                .SetProperty(serial => serial.Site, serial => site ?? serial.Site)
                .SetProperty(serial => serial.Rack, serial => rack ?? serial.Rack)
                .SetProperty(serial => serial.LocatedOn, move.Since)
                .SetProperty(serial => serial.LocatedAt, now)
                .SetProperty(serial => serial.LocatedById, actor.UserId)
                .SetProperty(serial => serial.LocationReason, reason),
            cancellationToken);
        await audit.AppendAsync(
            context, actor, new AuditEvent(AuditActions.SerialsMoved, "deal", dealId, dealId, new { serials = moved, lot, site, rack, since = move.Since, reason }), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogMoved(dealId, actor.UserId, moved);
        return moved;
    }

    private static List<FieldMessage> Problems(SerialMove move, DateOnly today)
    {
        var problems = SelectedSerials.Reason(move.Reason).ToList();
        if (move is { LotId: null, Site: null, Rack: null })
            problems.Add(new FieldMessage("/site", "Say the new lot, site or rack."));
        if (move.Since > today || move.Since < new DateOnly(2000, 1, 1))
            problems.Add(new FieldMessage("/since", $"{FigureFormat.Date(move.Since)} is no day of a move: from 2000 to today ({FigureFormat.Date(today)})."));
        if (move.Site is { } site && (site.Length > 200 || site.Any(char.IsControl)))
            problems.Add(new FieldMessage("/site", "A site has at most 200 visible characters."));
        if (move.Rack is { } rack && (rack.Length > 100 || rack.Any(char.IsControl)))
            problems.Add(new FieldMessage("/rack", "A rack has at most 100 visible characters."));
        return problems;
    }

    private static async Task<string?> LotProblemAsync(
        UnderwritingDbContext context, Guid dealId, IQueryable<FleetSerial> chosen, int count, string? lotId, CancellationToken cancellationToken)
    {
        if (lotId is null) return null;
        var lots = (await context.DealDrafts.AsNoTracking().SingleAsync(row => row.DealId == dealId, cancellationToken)).Document.Case.Lots;
        if (lots.FirstOrDefault(lot => lot.Id == lotId) is not { } target)
            return $"The saved deal has no lot {lotId}. Save the deal first, or choose one of {string.Join(", ", lots.Take(20).Select(lot => lot.Id))}.";
        var there = await context.FleetSerials.CountAsync(row => row.DealId == dealId && row.ReleasedAt == null && row.LotId == lotId, cancellationToken);
        var from = await chosen.CountAsync(row => row.LotId != lotId, cancellationToken);
        return there + from > target.Count
            ? $"Lot {lotId} would have {FigureFormat.Count(there + from)} serials for {FigureFormat.Count(target.Count)} GPUs; {FigureFormat.Count(count)} are chosen."
            : null;
    }

    [LoggerMessage(2303, LogLevel.Information, "{Serials} serials of deal {DealId} moved by {ActorId}")]
    private partial void LogMoved(Guid dealId, Guid actorId, int serials);
}
