using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Serials;

/// <summary>Holds serials against each other and against every live serial of every deal. Stores nothing.</summary>
public sealed class CheckSerials(IDbContextFactory<UnderwritingDbContext> contexts, RefusalLog refusals)
{
    /// <param name="dealId">The deal the serials are for.</param>
    /// <param name="candidates">Normalised serials.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public async Task<Result<SerialCheckReport>> ExecuteAsync(
        Guid dealId, IReadOnlyList<SerialCandidate> candidates, Actor actor, IProgress<SerialProgress>? progress, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<SerialCheckReport>(actor, Permission.ViewDeals, nameof(CheckSerials), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Deals.AnyAsync(row => row.Id == dealId, cancellationToken))
            return new Result<SerialCheckReport>.NotFound("The deal");
        return await RunAsync(context, dealId, candidates, progress, cancellationToken);
    }

    internal static async Task<SerialCheckReport> RunAsync(
        UnderwritingDbContext context, Guid dealId, IReadOnlyList<SerialCandidate> candidates, IProgress<SerialProgress>? progress, CancellationToken cancellationToken)
    {
        var register = await SerialRegister.LiveAsync(context, progress, cancellationToken);
        var names = await SerialRegister.DealNamesAsync(context, register.Select(row => row.DealId), cancellationToken);
        var confirmed = await SerialRegister.ConfirmedAsync(context, cancellationToken);
        return await Task.Run(() => SerialComparison.Run(candidates, register, names, dealId, confirmed, progress, cancellationToken), cancellationToken);
    }
}
