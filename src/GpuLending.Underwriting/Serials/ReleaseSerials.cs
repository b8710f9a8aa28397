using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GpuLending.Underwriting.Serials;

/// <summary>
/// Lets serials go: they no longer secure the deal and may be pledged again. A risk officer does it, with a reason, for good. A whole deal at once only
/// when it is repaid or declined.
/// </summary>
public sealed partial class ReleaseSerials(
    IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock, ILogger<ReleaseSerials> logger)
{
    /// <returns>How many serials were released.</returns>
    public async Task<Result<int>> ExecuteAsync(Guid dealId, SerialSelection selection, string reason, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ReleaseSerials))
            return await refusals.RefuseAsync<int>(actor, Permission.ReleaseSerials, nameof(ReleaseSerials), cancellationToken);
        if (SelectedSerials.Reason(reason).ToList() is { Count: > 0 } problems)
            return new Result<int>.Invalid(problems);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.Deals.AnyAsync(row => row.Id == dealId, cancellationToken))
            return new Result<int>.NotFound("The deal");
        var deal = await DealLock.HoldAsync(context, dealId, cancellationToken);
        if (selection is SerialSelection.OfDeal && deal.Stage is not (DealStage.Repaid or DealStage.Declined))
            return new Result<int>.Conflict("A whole deal's serials are released when the deal is repaid or declined. Until then: lot by lot.");
        var now = clock.GetUtcNow();
        var why = reason.Trim();
        int released;
        try
        {
            released = await SelectedSerials.Live(context, dealId, selection).ExecuteUpdateAsync(
                row => row.SetProperty(serial => serial.ReleasedAt, now)
                    .SetProperty(serial => serial.ReleasedById, actor.UserId)
                    .SetProperty(serial => serial.ReleaseReason, why),
                cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.CheckViolation)
        {
            return new Result<int>.Forbidden("Nobody releases what they pledged themselves.");
        }

        if (released == 0)
            return new Result<int>.Invalid([new FieldMessage("/serials", "No live serial is chosen.")]);
        await audit.AppendAsync(
            context, actor,
            new AuditEvent(AuditActions.SerialsReleased, "deal", dealId, dealId, new { serials = released, lot = (selection as SerialSelection.OfLot)?.LotId, reason = why }),
            cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogReleased(dealId, actor.UserId, released);
        return released;
    }

    [LoggerMessage(2304, LogLevel.Information, "{Serials} serials of deal {DealId} released by {ActorId}")]
    private partial void LogReleased(Guid dealId, Guid actorId, int serials);
}
