using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Attachments;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Approvals;

/// <summary>Moves an approved deal on: term sheet issued, accepted, closed; later monitored, on the watch list, in default or repaid. A deal on the watch list draws nothing.</summary>
public sealed class MoveDeal(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    private const int LongestReason = 2000;

    /// <param name="dealId">The deal.</param>
    /// <param name="from">The stage that was on the screen.</param>
    /// <param name="to">One of <see cref="DealStages.Next"/>.</param>
    /// <param name="reason">Why; needed for the watch list, default and repayment.</param>
    /// <param name="actor">Who moves it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Result<DealStage>> ExecuteAsync(Guid dealId, DealStage from, DealStage to, string reason, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageConditions))
            return await refusals.RefuseAsync<DealStage>(actor, Permission.ManageConditions, nameof(MoveDeal), cancellationToken);
        if (!DealStages.Next(from).Contains(to))
            return new Result<DealStage>.Invalid([new FieldMessage("/to", "A deal does not go from this stage to that one.")]);
        if (reason.Length > LongestReason || reason.Contains('\0', StringComparison.Ordinal))
            return new Result<DealStage>.Invalid([new FieldMessage("/reason", $"A reason has at most {LongestReason} characters, and no null character.")]);
        if (to is DealStage.WatchList or DealStage.Default or DealStage.Repaid && string.IsNullOrWhiteSpace(reason))
            return new Result<DealStage>.Invalid([new FieldMessage("/reason", "Say why.")]);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.Deals.AnyAsync(row => row.Id == dealId, cancellationToken))
            return new Result<DealStage>.NotFound("The deal");
        var deal = await DealLock.HoldAsync(context, dealId, cancellationToken);
        if (deal.Stage != from)
            return new Result<DealStage>.Conflict("The deal has moved since you opened it. Open it again.");
        if (await DocumentChecklist.WhyNotAsync(context, dealId, to, clock.GetUtcNow(), cancellationToken) is { } missing)
            return new Result<DealStage>.Conflict(missing);
        deal.MoveTo(to, clock.GetUtcNow());
        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.DealMoved, "deal", dealId, dealId, new { from, to, reason = reason.Trim() }), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return to;
    }
}
