using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Idempotency;

/// <summary>Lets each request of a caller act once. Answers are kept for a day.</summary>
public sealed class IdempotentRequests(IDbContextFactory<UnderwritingDbContext> contexts, TimeProvider clock)
{
    /// <summary>Characters of a key at most.</summary>
    public const int LongestKey = 200;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>A request that has been at work for longer lost its server; the next one may act.</summary>
    private static readonly TimeSpan LongestWork = TimeSpan.FromMinutes(5);

    /// <summary>Claims the right to act. The row is the lock: of two at once, one inserts it.</summary>
    public async Task<ClaimedRequest> ClaimAsync(Guid ownerId, string key, byte[] requestHash, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (oldest, abandoned) = (now - Kept, now - LongestWork);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.IdempotentRequests
            .Where(row => row.OwnerId == ownerId && (row.CreatedAt < oldest || (row.Status == null && row.CreatedAt < abandoned)))
            .ExecuteDeleteAsync(cancellationToken);
        var inserted = await context.Database.ExecuteSqlAsync(
            $"INSERT INTO idempotent_requests (owner_id, key, request_hash, created_at) VALUES ({ownerId}, {key}, {requestHash}, {now}) ON CONFLICT DO NOTHING", cancellationToken);
        if (inserted == 1)
            return new ClaimedRequest.First();
        return await context.IdempotentRequests.AsNoTracking().SingleOrDefaultAsync(row => row.OwnerId == ownerId && row.Key == key, cancellationToken) switch
        {
            null => new ClaimedRequest.AtWork(),
            var row when !row.RequestHash.AsSpan().SequenceEqual(requestHash) => new ClaimedRequest.AnotherRequest(),
            { Status: null } => new ClaimedRequest.AtWork(),
            { Status: { } status } row => new ClaimedRequest.Answered(new FirstAnswer(status, row.ContentType, row.Location, row.EntityTag, row.Body ?? [])),
        };
    }

    /// <summary>Keeps the answer for whoever sends the request again.</summary>
    public async Task KeepAsync(Guid ownerId, string key, FirstAnswer answer, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.IdempotentRequests.Where(row => row.OwnerId == ownerId && row.Key == key).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Status, answer.Status).SetProperty(row => row.ContentType, answer.ContentType).SetProperty(row => row.Location, answer.Location)
                .SetProperty(row => row.EntityTag, answer.EntityTag).SetProperty(row => row.Body, answer.Body),
            cancellationToken);
    }

    /// <summary>Gives the key back: nothing was changed, the request may be mended and sent again.</summary>
    public async Task ReleaseAsync(Guid ownerId, string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.IdempotentRequests.Where(row => row.OwnerId == ownerId && row.Key == key && row.Status == null).ExecuteDeleteAsync(cancellationToken);
    }
}
