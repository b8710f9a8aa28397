using System.Globalization;
using System.Text;
using GpuLending.Engine;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Policies;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace GpuLending.Underwriting.Market;

/// <summary>Brings the shipped market data and the first policy into the database. What people entered stays.</summary>
public static class ReferenceData
{
    /// <summary>
    /// Imports every shipped file whose present version the database does not hold yet, in one transaction, and freezes a snapshot when the
    /// market's content changed. Can be repeated, and by two nodes at once.
    /// </summary>
    /// <param name="context">The database, as a role that may write the market tables.</param>
    /// <param name="clock">For the time of the import.</param>
    /// <param name="cancellationToken">Stops it; nothing is kept then.</param>
    public static async Task SeedAsync(DbContext context, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtext('market data'))", [], cancellationToken);

        await ImportAsync(ShippedMarketData.CatalogueFile, ImportCatalogueAsync);
        await ImportAsync(ShippedMarketData.RentalFile, () => ImportQuotesAsync(connection, ShippedMarketData.RentalFile, cancellationToken));
        await ImportAsync(ShippedMarketData.CommitmentFile, () => ImportQuotesAsync(connection, ShippedMarketData.CommitmentFile, cancellationToken));
        await ImportAsync(ShippedMarketData.ResaleFile, () => ImportQuotesAsync(connection, ShippedMarketData.ResaleFile, cancellationToken));
        await ImportAsync(ShippedMarketData.BaseRateFile, ImportBaseRatesAsync);
        await ImportAsync(ShippedMarketData.DefaultRateFile, ImportDefaultRatesAsync);
        await SeedPolicy.ApplyAsync(context, clock, cancellationToken);
        await MarketFreeze.ApplyAsync(context, clock, cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        async Task ImportAsync(string file, Func<Task<int>> import)
        {
            var hash = ShippedMarketData.HashOf(file);
            if (await connection.ExecuteAsync("SELECT 1 FROM market_data_imports WHERE data_file = $1 AND content_hash = $2", [file, hash], cancellationToken) is not null)
                return;
            var rows = await import();
            await connection.ExecuteAsync(
                """
                INSERT INTO market_data_imports (data_file, content_hash, rows, imported_at) VALUES ($1, $2, $3, $4)
                ON CONFLICT (data_file) DO UPDATE SET content_hash = excluded.content_hash, rows = excluded.rows, imported_at = excluded.imported_at
                """,
                [file, hash, rows, clock.GetUtcNow()], cancellationToken);
        }

        async Task<int> ImportCatalogueAsync()
        {
            var entries = ShippedMarketData.Catalogue();
            foreach (var entry in entries)
            {
                await connection.UpsertAsync("gpu_catalogue", keys: 1,
                [
                    ("gpu", entry.Gpu), ("vendor", entry.Vendor), ("display_name", entry.DisplayName), ("architecture", entry.Architecture),
                    ("announced", entry.Announced), ("general_availability", entry.GeneralAvailability), ("planned_availability", entry.PlannedAvailability),
                    ("planned_date", entry.PlannedDate), ("memory_gigabytes", entry.MemoryGigabytes), ("memory_type", entry.MemoryType),
                    ("memory_bandwidth_gigabytes_per_second", entry.MemoryBandwidthGigabytesPerSecond),
                    ("thermal_design_power_watts", entry.ThermalDesignPowerWatts), ("dense_fp16_teraflops", entry.DenseFp16Teraflops),
                    ("dense_fp8_teraflops", entry.DenseFp8Teraflops), ("dense_fp4_teraflops", entry.DenseFp4Teraflops), ("form_factor", entry.FormFactor),
                    ("new_price", entry.NewPrice), ("price_basis", entry.PriceBasis), ("successor", entry.Successor), ("partitions", entry.Partitions),
                    ("sources", entry.Sources),
                ], cancellationToken);
            }

            return entries.Count;
        }

        async Task<int> ImportBaseRatesAsync()
        {
            var rates = ShippedMarketData.BaseRates();
            foreach (var rate in rates)
            {
                await connection.UpsertAsync("base_rates", keys: 3,
                    [("index", rate.Index), ("date", rate.Date), ("kind", rate.Kind.ToString()), ("rate_per_annum", rate.RatePerAnnum), ("basis", rate.Basis)],
                    cancellationToken);
            }

            return rates.Count;
        }

        async Task<int> ImportDefaultRatesAsync()
        {
            var rates = ShippedMarketData.DefaultRates();
            foreach (var rate in rates)
            {
                await connection.UpsertAsync("default_rates", keys: 2,
                    [("rating", rate.Rating), ("year", rate.Year), ("cumulative_default_rate", rate.CumulativeDefaultRate), ("basis", rate.Basis)],
                    cancellationToken);
            }

            return rates.Count;
        }
    }

    /// <summary>The snapshot that a fresh database starts with, for calculations that need none.</summary>
    public static MarketSnapshot ShippedSnapshot()
    {
        string[] files = [ShippedMarketData.RentalFile, ShippedMarketData.CommitmentFile, ShippedMarketData.ResaleFile];
        var snapshot = MarketSnapshotContent.Compose(
            ShippedMarketData.Catalogue(), [.. files.SelectMany(ShippedMarketData.Quotes)], ShippedMarketData.BaseRates(), ShippedMarketData.DefaultRates(),
            LendingPolicy.House);
        return snapshot with { Id = MarketSnapshotContent.IdOf(snapshot.Date, 1) };
    }

    /// <summary>Replaces a shipped file's quotes. What was restated since stays, and does not come back as if it stood.</summary>
    private static async Task<int> ImportQuotesAsync(NpgsqlConnection connection, string file, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("DELETE FROM market_quotes WHERE data_file = $1 AND superseded_by_id IS NULL", [file], cancellationToken);
        var rows = await QuoteCopy.WriteAsync(connection, ShippedMarketData.Quotes(file), written: null, cancellationToken);
        await connection.ExecuteAsync(
            """
            DELETE FROM market_quotes fresh USING market_quotes restated
            WHERE fresh.data_file = $1 AND fresh.superseded_by_id IS NULL AND restated.data_file = $1 AND restated.superseded_by_id IS NOT NULL
              AND (fresh.gpu, fresh.date, fresh.kind, fresh.evidence, fresh.provider, fresh.gpus_per_machine, fresh.condition, fresh.source, fresh.price)
                = (restated.gpu, restated.date, restated.kind, restated.evidence, restated.provider, restated.gpus_per_machine, restated.condition, restated.source, restated.price)
            """, [file], cancellationToken);
        return rows;
    }

    /// <summary>Inserts a row or overwrites the one with the same key; the first <paramref name="keys"/> columns are the key.</summary>
    private static Task<object?> UpsertAsync(
        this NpgsqlConnection connection, string table, int keys, (string Column, object? Value)[] row, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", row.Select(field => $"\"{field.Column}\""));
        var values = string.Join(", ", row.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"${i + 1}")));
        var key = string.Join(", ", row[..keys].Select(field => $"\"{field.Column}\""));
        var changes = string.Join(", ", row[keys..].Select(field => $"\"{field.Column}\" = excluded.\"{field.Column}\""));
        var sql = new StringBuilder($"INSERT INTO {table} ({columns}) VALUES ({values}) ON CONFLICT ({key}) DO UPDATE SET {changes}").ToString();
        return connection.ExecuteAsync(sql, [.. row.Select(field => field.Value)], cancellationToken);
    }

    private static async Task<object?> ExecuteAsync(this NpgsqlConnection connection, string sql, object?[] values, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // Tables and columns are constants of this class; every value is a parameter.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
