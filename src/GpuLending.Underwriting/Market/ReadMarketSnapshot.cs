using System.Collections.Concurrent;
using GpuLending.Engine;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Policies;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Market;

/// <summary>
/// The market an evaluation runs on: the one a revision was struck on, or the newest. One instance serves everybody, because what was frozen
/// never changes and is kept in memory. On the first day of a policy it freezes the market with that policy.
/// </summary>
public sealed class ReadMarketSnapshot(IDbContextFactory<UnderwritingDbContext> contexts, TimeProvider clock)
{
    /// <summary>How long the answer to "which is the newest" holds, so that typing does not ask at every key.</summary>
    private static readonly TimeSpan CurrentHolds = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, MarketSnapshot> _read = new(StringComparer.Ordinal);
    private volatile Current? _current;

    /// <summary>Reads a snapshot.</summary>
    /// <param name="snapshotId">Which; null for the newest.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="KeyNotFoundException">There is no such snapshot.</exception>
    /// <exception cref="InvalidDataException">It was changed after it was taken.</exception>
    public async Task<MarketSnapshot> ExecuteAsync(string? snapshotId, CancellationToken cancellationToken)
    {
        var id = snapshotId ?? await CurrentIdAsync(cancellationToken);
        if (_read.TryGetValue(id, out var known))
            return known;

        // The database knows no such character, and would call the question a fault.
        if (id.Contains('\0', StringComparison.Ordinal)) throw new KeyNotFoundException("A market snapshot's name holds no null character.");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.Set<StoredMarketSnapshot>().AsNoTracking().SingleOrDefaultAsync(snapshot => snapshot.Id == id, cancellationToken)
            ?? throw new KeyNotFoundException($"There is no market snapshot '{id}'.");
        return _read.GetOrAdd(id, MarketSnapshotContent.Read(stored));
    }

    /// <summary>Asks anew which is the newest: one was frozen just now.</summary>
    internal void Forget() => _current = null;

    private async Task<string> CurrentIdAsync(CancellationToken cancellationToken)
    {
        var known = _current;
        if (known is not null && clock.GetElapsedTime(known.AskedAt) < CurrentHolds)
            return known.Id;
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var newest = await context.Set<StoredMarketSnapshot>().AsNoTracking().OrderByDescending(snapshot => snapshot.TakenAt)
                .Select(snapshot => new { snapshot.Id, snapshot.TakenAt }).FirstOrDefaultAsync(cancellationToken)
                ?? throw new KeyNotFoundException("The database holds no market snapshot: the reference data have not been applied.");
            // An import that restates a figure back makes an earlier content the present one again.
            var imported = await context.Set<QuoteImport>().AsNoTracking().OrderByDescending(import => import.ImportedAt)
                .Select(import => new { import.SnapshotId, import.ImportedAt }).FirstOrDefaultAsync(cancellationToken);
            var (id, at) = imported is not null && imported.ImportedAt > newest.TakenAt ? (imported.SnapshotId, imported.ImportedAt) : (newest.Id, newest.TakenAt);
            if (await PolicyRegister.LatestAsync(context, clock.GetUtcNow(), cancellationToken) is { Number: > 1 } policy && policy.Since > at)
                id = await FreezeAsync(context, cancellationToken);
            _current = new Current(id, clock.GetTimestamp());
            return id;
        }
        catch (Exception lost) when (known is not null && DatabaseAvailability.IsLost(lost))
        {
            // Somebody is typing while the database is away: the figures go on, on the market they were on.
            return known.Id;
        }
    }

    /// <summary>A policy's first day has come: whoever reads first freezes the market with it.</summary>
    private async Task<string> FreezeAsync(UnderwritingDbContext context, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var id = await MarketFreeze.HoldAndApplyAsync(context, clock, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    private sealed record Current(string Id, long AskedAt);
}
