using GpuLending.Underwriting.Policies;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Market;

/// <summary>Stores the market's present content, the policy in force with it, as a snapshot, in the transaction of what changed it.</summary>
internal static class MarketFreeze
{
    /// <summary>The same, for callers that do not hold the market yet. Needs an open transaction.</summary>
    internal static async Task<string> HoldAndApplyAsync(DbContext context, TimeProvider clock, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('market data'))", cancellationToken);
        return await ApplyAsync(context, clock, cancellationToken);
    }

    /// <returns>The snapshot's id: an earlier one when the content is the same.</returns>
    internal static async Task<string> ApplyAsync(DbContext context, TimeProvider clock, CancellationToken cancellationToken)
    {
        var snapshot = MarketSnapshotContent.Compose(
            await context.Set<CatalogueEntry>().AsNoTracking().ToListAsync(cancellationToken),
            await context.Set<MarketQuote>().AsNoTracking().Where(quote => quote.SupersededById == null).ToListAsync(cancellationToken),
            await context.Set<BaseRate>().AsNoTracking().ToListAsync(cancellationToken),
            await context.Set<DefaultRate>().AsNoTracking().ToListAsync(cancellationToken),
            (await PolicyRegister.InForceAsync(context, clock.GetUtcNow(), cancellationToken)).Document.Lending);
        cancellationToken.ThrowIfCancellationRequested();
        var stored = context.Set<StoredMarketSnapshot>();
        if (await stored.Where(earlier => earlier.ContentHash == snapshot.ContentHash).Select(earlier => earlier.Id).FirstOrDefaultAsync(cancellationToken) is { } known)
            return known;
        var id = MarketSnapshotContent.IdOf(snapshot.Date, 1 + await stored.CountAsync(earlier => earlier.Date == snapshot.Date, cancellationToken));
        stored.Add(new StoredMarketSnapshot
        {
            Id = id,
            Date = snapshot.Date,
            ContentHash = snapshot.ContentHash,
            Content = MarketSnapshotContent.ToBytes(snapshot),
            TakenAt = clock.GetUtcNow(),
        });
        await context.SaveChangesAsync(cancellationToken);
        return id;
    }
}
