using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Policies;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Approvals;

/// <summary>The authority matrix of the policy in force, in the order its rows are tried.</summary>
public sealed class ListAuthorityMatrix(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<IReadOnlyList<AuthorityRow>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<IReadOnlyList<AuthorityRow>>(actor, Permission.ViewDeals, nameof(ListAuthorityMatrix), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var policy = await PolicyRegister.InForceAsync(context, clock.GetUtcNow(), cancellationToken);
        return policy.Document.Authority.OrderBy(row => row.Order).ToList();
    }
}
