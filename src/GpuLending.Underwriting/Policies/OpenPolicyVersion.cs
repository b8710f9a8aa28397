using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Policies;

/// <summary>Opens a version of the policy: by its number, or the one in force.</summary>
public sealed class OpenPolicyVersion(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<PolicyVersionView>> ExecuteAsync(int? number, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<PolicyVersionView>(actor, Permission.ViewDeals, nameof(OpenPolicyVersion), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await PolicyReads.VersionsAsync(context, clock.GetUtcNow(), cancellationToken);
        if (rows.Find(version => number is { } asked ? version.Number == asked : version.State == PolicyState.InForce) is not { } row)
            return new Result<PolicyVersionView>.NotFound($"Version {number} of the policy");
        var stored = await context.PolicyVersions.AsNoTracking().Where(version => version.Number == row.Number || version.Number == row.BaseNumber).ToListAsync(cancellationToken);
        var document = PolicyRegister.Read(stored.Single(version => version.Number == row.Number));
        var before = stored.SingleOrDefault(version => version.Number == row.BaseNumber);
        var whyNot = PolicyStanding.WhyNot(row, actor);
        return new PolicyVersionView(
            row, document, before is null ? [] : PolicyDiff.InWords(PolicyRegister.Read(before), document), PolicyRemarks.Of(document), whyNot is null,
            row.State is PolicyState.Proposed or PolicyState.Stale && row.ProposerId == actor.UserId, whyNot ?? PolicyStanding.WhyStale(row));
    }
}
