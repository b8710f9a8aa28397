using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Approvals;

/// <summary>Ticks a condition off, with what shows it. A tick stays: what turns out wrong becomes a new condition.</summary>
public sealed class MeetCondition(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<Guid>> ExecuteAsync(Guid conditionId, string evidence, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageConditions))
            return await refusals.RefuseAsync<Guid>(actor, Permission.ManageConditions, nameof(MeetCondition), cancellationToken);
        if (string.IsNullOrWhiteSpace(evidence) || evidence.Length > 2000 || evidence.Contains('\0', StringComparison.Ordinal))
            return new Result<Guid>.Invalid([new FieldMessage("/evidence", "Say what shows that the condition is met, in at most 2,000 characters.")]);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var condition = await context.ConditionsPrecedent.SingleOrDefaultAsync(row => row.Id == conditionId, cancellationToken);
        if (condition is null)
            return new Result<Guid>.NotFound("The condition");
        if (condition.EachDraw)
            return new Result<Guid>.Conflict("This condition is asked at every draw: its evidence is entered with the draw.");
        if (condition.MetAt is not null)
            return new Result<Guid>.Conflict("Somebody has ticked this condition off already.");
        condition.Meet(evidence.Trim(), actor.UserId, clock.GetUtcNow());
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Result<Guid>.Conflict("Somebody has ticked this condition off already.");
        }

        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.ConditionMet, "condition", condition.Id, condition.DealId), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return condition.Id;
    }
}
