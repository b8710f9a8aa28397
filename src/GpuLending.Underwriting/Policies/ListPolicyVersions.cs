using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Policies;

/// <summary>Every version of the policy, newest first.</summary>
public sealed class ListPolicyVersions(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<IReadOnlyList<PolicyVersionRow>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<IReadOnlyList<PolicyVersionRow>>(actor, Permission.ViewDeals, nameof(ListPolicyVersions), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await PolicyReads.VersionsAsync(context, clock.GetUtcNow(), cancellationToken);
    }
}
