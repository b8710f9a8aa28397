using System.Text.Json;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Audit;

/// <summary>Puts what a use case did on the record, in the use case's own transaction: both are there or neither is.</summary>
public sealed class AuditTrail(TimeProvider clock)
{
    // One writer at a time from here to the end of the transaction, else two rows could follow the same one. Any number will do, once.
    private const long ChainLock = 4_702_111_234_001;

    /// <summary>Adds a row to the context; it is written by the next SaveChanges. Needs an open transaction.</summary>
    public async Task AppendAsync(UnderwritingDbContext context, Actor? actor, AuditEvent happened, CancellationToken cancellationToken)
    {
        if (context.Database.CurrentTransaction is null)
            throw new InvalidOperationException("An audit row is written in the transaction of what it records; there is none.");
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({ChainLock})", cancellationToken);
        var last = context.ChangeTracker.Entries<AuditEntry>().Where(entry => entry.State == EntityState.Added)
                .Select(entry => entry.Entity).OrderByDescending(entry => entry.Sequence).FirstOrDefault()
            ?? await context.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Sequence).FirstOrDefaultAsync(cancellationToken);
        var unsigned = new AuditEntry
        {
            Sequence = (last?.Sequence ?? 0) + 1,
            At = ToMicroseconds(clock.GetUtcNow()),
            ActorId = actor?.UserId,
            Action = happened.Action,
            SubjectType = happened.SubjectType,
            SubjectId = happened.SubjectId,
            DealId = happened.DealId,
            Detail = happened.Detail is null ? "{}" : JsonSerializer.Serialize(happened.Detail, happened.Detail.GetType(), DealDocumentJson.Options),
            PreviousHash = last?.Hash ?? AuditChain.Origin,
            Hash = [],
        };
        context.AuditEntries.Add(new AuditEntry
        {
            Sequence = unsigned.Sequence,
            At = unsigned.At,
            ActorId = unsigned.ActorId,
            Action = unsigned.Action,
            SubjectType = unsigned.SubjectType,
            SubjectId = unsigned.SubjectId,
            DealId = unsigned.DealId,
            Detail = unsigned.Detail,
            PreviousHash = unsigned.PreviousHash,
            Hash = AuditChain.Hash(unsigned),
        });
    }

    /// <summary>PostgreSQL keeps microseconds; what is hashed must be what will be read back.</summary>
    private static DateTimeOffset ToMicroseconds(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
