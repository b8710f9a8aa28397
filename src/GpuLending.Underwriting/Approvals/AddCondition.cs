using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Approvals;

/// <summary>Adds a condition to a deal's checklist: once for the deal, or anew for every draw.</summary>
public sealed class AddCondition(IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<Guid>> ExecuteAsync(Guid dealId, string text, bool required, bool eachDraw, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageConditions))
            return await refusals.RefuseAsync<Guid>(actor, Permission.ManageConditions, nameof(AddCondition), cancellationToken);
        if (string.IsNullOrWhiteSpace(text) || text.Length > 2000 || text.Contains('\0', StringComparison.Ordinal))
            return new Result<Guid>.Invalid([new FieldMessage("/text", "A condition has 1 to 2,000 characters, and no null character.")]);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Deals.AnyAsync(deal => deal.Id == dealId, cancellationToken))
            return new Result<Guid>.NotFound("The deal");
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await DealLock.HoldAsync(context, dealId, cancellationToken);
        var now = clock.GetUtcNow();
        var condition = new ConditionPrecedent
        {
            Id = Guid.CreateVersion7(now),
            DealId = dealId,
            RevisionId = null,
            StandardKey = null,
            Text = text.Trim(),
            Required = required,
            EachDraw = eachDraw,
            AddedById = actor.UserId,
            AddedAt = now,
        };
        context.Add(condition);
        await audit.AppendAsync(context, actor, new AuditEvent(AuditActions.ConditionAdded, "condition", condition.Id, dealId, new { required, eachDraw }), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return condition.Id;
    }
}
