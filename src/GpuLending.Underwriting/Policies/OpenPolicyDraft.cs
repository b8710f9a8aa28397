using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Policies;

/// <summary>Opens what somebody was typing towards a proposal, else the version that a proposal would change.</summary>
public sealed class OpenPolicyDraft(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    public async Task<Result<PolicyDraftView>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ProposePolicies))
            return await refusals.RefuseAsync<PolicyDraftView>(actor, Permission.ProposePolicies, nameof(OpenPolicyDraft), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var head = await PolicyRegister.HeadAsync(context, cancellationToken);
        var document = PolicyRegister.Read(await context.PolicyVersions.AsNoTracking().SingleAsync(row => row.Number == head, cancellationToken));
        var kept = await context.PolicyDrafts.AsNoTracking().SingleOrDefaultAsync(row => row.UserId == actor.UserId, cancellationToken);
        return new PolicyDraftView(
            head, document,
            kept is null ? new PolicyDraftEntry(head, document, null, "") : new PolicyDraftEntry(kept.BaseNumber, kept.Document, kept.EffectiveDate, kept.Reason), kept?.SavedAt);
    }
}
