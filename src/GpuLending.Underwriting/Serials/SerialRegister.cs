using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace GpuLending.Underwriting.Serials;

/// <summary>Bulk reading and writing of the register, past the change tracker: lists have a hundred thousand rows.</summary>
internal static class SerialRegister
{
    // One writer of pledges at a time, so that a list is checked against everything that was pledged before it. The trigger takes the same lock.
    private const long RegisterLock = 4_702_111_234_002;

    /// <summary>A list may wait for the one before it, and a hundred thousand rows take their time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static Task HoldAsync(UnderwritingDbContext context, CancellationToken cancellationToken)
    {
        context.Database.SetCommandTimeout(Patience);
        return context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({RegisterLock})", cancellationToken);
    }

    /// <summary>Every live serial of every deal.</summary>
    public static async Task<List<RegisteredSerial>> LiveAsync(UnderwritingDbContext context, IProgress<SerialProgress>? progress, CancellationToken cancellationToken)
    {
        var live = new List<RegisteredSerial>();
        var lots = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in context.FleetSerials.AsNoTracking().Where(row => row.ReleasedAt == null)
            .Select(row => new { row.Serial, row.DealId, row.LotId }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            // Lots repeat a thousandfold: one string each.
            if (!lots.TryGetValue(row.LotId, out var lot)) lots[row.LotId] = lot = row.LotId;
            live.Add(new RegisteredSerial(row.Serial, row.DealId, lot));
            if (live.Count % 20_000 == 0) progress?.Report(new SerialProgress("Reading the register", live.Count, 0));
        }

        return live;
    }

    public static async Task<Dictionary<Guid, string>> DealNamesAsync(UnderwritingDbContext context, IEnumerable<Guid> dealIds, CancellationToken cancellationToken)
    {
        var ids = dealIds.Distinct().ToList();
        return await context.DealDrafts.AsNoTracking().Where(row => ids.Contains(row.DealId)).ToDictionaryAsync(row => row.DealId, row => row.Name, cancellationToken);
    }

    /// <summary>Pairs that a risk officer has confirmed to be two units.</summary>
    public static async Task<HashSet<(string First, string Second)>> ConfirmedAsync(UnderwritingDbContext context, CancellationToken cancellationToken) =>
        [.. (await context.LookAlikeQuestions.AsNoTracking().Where(row => row.Answer == LookAlikeAnswer.DifferentUnits)
            .Select(row => new { row.First, row.Second }).ToListAsync(cancellationToken)).Select(row => (row.First, row.Second))];

    /// <summary>Writes pledges. Needs an open transaction on the context.</summary>
    /// <exception cref="PostgresException">A serial is live already, or a guard of the database refuses.</exception>
    public static async Task PledgeAsync(
        UnderwritingDbContext context, IReadOnlyList<FleetSerial> serials, IProgress<SerialProgress>? progress, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        await using var writer = await connection.BeginBinaryImportAsync(
            """
            COPY fleet_serials (id, deal_id, lot_id, as_read, serial, site, rack, bmc_address, warranty_end, located_on, located_at, located_by_id, location_reason, pledged_at, pledged_by_id)
            FROM STDIN (FORMAT BINARY)
            """,
            cancellationToken);
        writer.Timeout = Patience;
        for (var i = 0; i < serials.Count; i++)
        {
            if (i % 5_000 == 0) progress?.Report(new SerialProgress("Writing the register", i, serials.Count));
            var row = serials[i];
            await writer.StartRowAsync(cancellationToken);
            await writer.WriteAsync(row.Id, NpgsqlDbType.Uuid, cancellationToken);
            await writer.WriteAsync(row.DealId, NpgsqlDbType.Uuid, cancellationToken);
            await writer.WriteAsync(row.LotId, NpgsqlDbType.Varchar, cancellationToken);
            await writer.WriteAsync(row.AsRead, NpgsqlDbType.Varchar, cancellationToken);
            await writer.WriteAsync(row.Serial, NpgsqlDbType.Varchar, cancellationToken);
            await writer.WriteAsync(row.Site, NpgsqlDbType.Varchar, cancellationToken);
            await writer.WriteAsync(row.Rack, NpgsqlDbType.Varchar, cancellationToken);
            await writer.WriteAsync(row.BmcAddress, NpgsqlDbType.Varchar, cancellationToken);
            if (row.WarrantyEnd is { } end) await writer.WriteAsync(end, NpgsqlDbType.Date, cancellationToken);
            else await writer.WriteNullAsync(cancellationToken);
            await writer.WriteAsync(row.LocatedOn, NpgsqlDbType.Date, cancellationToken);
            await writer.WriteAsync(row.LocatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
            await writer.WriteAsync(row.LocatedById, NpgsqlDbType.Uuid, cancellationToken);
            await writer.WriteAsync(row.LocationReason, NpgsqlDbType.Varchar, cancellationToken);
            await writer.WriteAsync(row.PledgedAt, NpgsqlDbType.TimestampTz, cancellationToken);
            await writer.WriteAsync(row.PledgedById, NpgsqlDbType.Uuid, cancellationToken);
        }

        await writer.CompleteAsync(cancellationToken);
    }
}
