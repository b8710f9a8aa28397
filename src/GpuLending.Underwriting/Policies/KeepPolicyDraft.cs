using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Policies;

/// <summary>Keeps what somebody is typing towards a proposal, so that a closed laptop loses nothing; and throws it away on request.</summary>
public sealed class KeepPolicyDraft(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals, TimeProvider clock)
{
    /// <param name="draft">What to keep; null to throw away what is kept.</param>
    /// <param name="actor">Whose draft it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When it was kept.</returns>
    public async Task<Result<DateTimeOffset>> ExecuteAsync(PolicyDraftEntry? draft, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ProposePolicies))
            return await refusals.RefuseAsync<DateTimeOffset>(actor, Permission.ProposePolicies, nameof(KeepPolicyDraft), cancellationToken);
        if (draft is { Reason.Length: > 4000 })
            return new Result<DateTimeOffset>.Invalid([new FieldMessage("/reason", "Reason has at most 4000 characters.")]);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var kept = await context.PolicyDrafts.SingleOrDefaultAsync(row => row.UserId == actor.UserId, cancellationToken);
        if (draft is null)
        {
            if (kept is not null)
                context.Remove(kept);
        }
        else if (kept is null)
        {
            context.Add(new PolicyDraft
            {
                UserId = actor.UserId,
                BaseNumber = draft.BaseNumber,
                Document = draft.Document,
                Reason = draft.Reason,
                EffectiveDate = draft.EffectiveDate,
                SavedAt = now,
            });
        }
        else
        {
            (kept.BaseNumber, kept.Document, kept.Reason, kept.EffectiveDate, kept.SavedAt) = (draft.BaseNumber, draft.Document, draft.Reason, draft.EffectiveDate, now);
        }

        await context.SaveChangesAsync(cancellationToken);
        return now;
    }
}
