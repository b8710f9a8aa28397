using GpuLending.Underwriting.Market;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Persistence;

/// <summary>Brings a database's schema up to this release, as the role that owns the tables.</summary>
public static class DatabaseMigration
{
    /// <summary>Applies what is pending, sets the application role's rights anew and brings in the shipped market data. Can be repeated.</summary>
    /// <returns>The migrations that were applied, oldest first.</returns>
    public static async Task<IReadOnlyList<string>> ApplyAsync(string ownerConnectionString, CancellationToken cancellationToken)
    {
        await using var context = new UnderwritingDbContext(DatabaseOptions.For(ownerConnectionString));
        var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        await context.Database.MigrateAsync(cancellationToken);
        await TableGrants.ApplyAsync(context, cancellationToken);
        await ReferenceData.SeedAsync(context, TimeProvider.System, cancellationToken);
        return pending;
    }

    /// <summary>The migrations of this release that the database lacks, oldest first. The application role may ask.</summary>
    public static async Task<IReadOnlyList<string>> PendingAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var context = new UnderwritingDbContext(DatabaseOptions.For(connectionString));
        return [.. await context.Database.GetPendingMigrationsAsync(cancellationToken)];
    }
}
