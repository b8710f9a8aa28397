using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GpuLending.Underwriting.Exports;

/// <summary>How a worker that has nothing to do hears that there is something: NOTIFY on a channel of the database, on whichever node it runs.</summary>
internal static class MemoExportSignal
{
    private const string Listen = "LISTEN gpulending_memo_exports";

    /// <summary>Sent with the transaction that queues an export.</summary>
    public static Task SendAsync(UnderwritingDbContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"NOTIFY gpulending_memo_exports", cancellationToken);

    /// <summary>A connection that hears it; disposed with its context.</summary>
    public static async Task<NpgsqlConnection> HearAsync(UnderwritingDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync(Listen, cancellationToken);
        return (NpgsqlConnection)context.Database.GetDbConnection();
    }
}
