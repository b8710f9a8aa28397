using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Persistence;

/// <summary>How every context of ours is set up.</summary>
internal static class DatabaseOptions
{
    public static DbContextOptions<UnderwritingDbContext> For(string connectionString)
    {
        var builder = new DbContextOptionsBuilder<UnderwritingDbContext>();
        Configure(builder, connectionString);
        return builder.Options;
    }

    public static void Configure(DbContextOptionsBuilder builder, string connectionString) => builder
        .UseNpgsql(connectionString, postgres => postgres
            .MigrationsHistoryTable("schema_migrations")
            .SetPostgresVersion(15, 0))
        .UseSnakeCaseNamingConvention();
}
