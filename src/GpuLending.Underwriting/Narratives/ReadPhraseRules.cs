using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Policies;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Narratives;

/// <summary>The table of phrases of the policy in force, for the desk to hold texts against while they are written.</summary>
public sealed class ReadPhraseRules(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals, TimeProvider clock)
{
    public async Task<Result<IReadOnlyList<PhraseRule>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<IReadOnlyList<PhraseRule>>(actor, Permission.ViewDeals, nameof(ReadPhraseRules), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return new Result<IReadOnlyList<PhraseRule>>.Success((await PolicyRegister.InForceAsync(context, clock.GetUtcNow(), cancellationToken)).Document.Phrases);
    }
}
