using System.Diagnostics;
using System.Globalization;
using System.Text;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Credit;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Borrowers;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Persistence.LocalServer;
using GpuLending.Underwriting.Serials;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace GpuLending.Benchmarks;

/// <summary>100,000 serials against a register of 100,000 on a PostgreSQL of its own: reading the list, checking it, and pledging it.</summary>
internal static class SerialBenchmark
{
    private const int Serials = 100_000;
    private const double MostSeconds = 30;

    public static async Task<int> RunAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), "gpulending-benchmark-" + Guid.NewGuid().ToString("N")[..8]);
        var server = await LocalPostgres.StartAsync(new LocalPostgresOptions { DataFolder = folder, Durable = false }, NullLogger.Instance, CancellationToken.None);
        try
        {
            return await MeasureAsync(server.SuperuserConnectionString);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await server.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(string superuser)
    {
        const string password = "benchmark-only";
        const string database = "gpulending_benchmark";
        await DatabaseRoles.EnsureRolesAsync(superuser, password, password, CancellationToken.None);
        await DatabaseRoles.EnsureDatabaseAsync(superuser, database, CancellationToken.None);
        string As(string role) => new NpgsqlConnectionStringBuilder(superuser) { Database = database, Username = role, Password = password }.ConnectionString;
        await DatabaseMigration.ApplyAsync(As(DatabaseRoles.Owner), CancellationToken.None);
        await using var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)).AddUnderwriting(As(DatabaseRoles.Application)).BuildServiceProvider();
        await services.GetRequiredService<DemoUsers>().SeedAsync(CancellationToken.None);
        var analyst = DemoUsers.All[0].ToActor();

        // Thirteen digits as on NVIDIA boards; two runs of consecutive numbers and, in the second list, some typing slips.
        var held = await FleetAsync(services, analyst, "Held");
        await ImportAsync(services, analyst, held, Numbers(1_654_422_000_000, 0), false);
        var asking = await FleetAsync(services, analyst, "Asking");
        var list = Numbers(1_654_422_500_000, 25);

        var started = Stopwatch.GetTimestamp();
        var steps = 0;
        var check = (await services.GetRequiredService<CheckSerials>().ExecuteAsync(
            asking, [.. list.Select((serial, i) => new SerialCandidate(serial, i + 2, "L1"))], analyst, new Count(() => steps++), CancellationToken.None)).Require();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Say($"check of {check.Checked:#,0} serials against a register of {check.Register:#,0}: {seconds:0.00} s, {steps} reports of progress, {check.Findings.Count} findings, {check.InRuns:#,0} pairs in runs");
        var importSeconds = await ImportAsync(services, analyst, asking, list, true) + 0;
        var storeSeconds = await ImportAsync(services, analyst, asking, list, false);
        Say($"dry run of the list as CSV: {importSeconds:0.00} s; import with history and record: {storeSeconds:0.00} s");
        return seconds < MostSeconds && storeSeconds < MostSeconds ? 0 : 1;
    }

    private static async Task<double> ImportAsync(ServiceProvider services, Actor analyst, Guid deal, IEnumerable<string> serials, bool dryRun)
    {
        var csv = Encoding.UTF8.GetBytes("serial,rack\r\n" + string.Join("\r\n", serials.Select((serial, i) => string.Create(CultureInfo.InvariantCulture, $"{serial},R{i / 72}"))));
        var started = Stopwatch.GetTimestamp();
        using var stream = new MemoryStream(csv);
        var file = (await TabularFile.OpenAsync(stream, "serials.csv", new TabularOptions(), CancellationToken.None)).Require();
        var report = (await services.GetRequiredService<ImportSerials>().ExecuteAsync(
            new ImportSerialsCommand(deal, file, null, "L1", dryRun), analyst, null, CancellationToken.None)).Require();
        if (report.Stored == dryRun) throw new InvalidOperationException(string.Join(" ", report.Refusals));
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<Guid> FleetAsync(ServiceProvider services, Actor analyst, string name)
    {
        var borrower = (await services.GetRequiredService<CreateBorrower>().ExecuteAsync(
            new CreateBorrowerCommand(new BorrowerProfile { Name = name, Rating = "BB" }), analyst, CancellationToken.None)).Require();
        var document = NewDealTerms.Start(name, new BorrowerProfile { Name = name }, new DateOnly(2026, 11, 23));
        document = document with { Case = document.Case with { Lots = [new Lot { Id = "L1", GpuModel = "H100-SXM-80GB", Count = Serials, Site = "Site A" }] } };
        return (await services.GetRequiredService<CreateDeal>().ExecuteAsync(new CreateDealCommand(name, borrower, document), analyst, CancellationToken.None)).Require();
    }

    /// <summary>Consecutive numbers; the last few have two neighbours changed over and a letter in front, so that they stand alone.</summary>
    private static List<string> Numbers(long first, int slips) =>
    [
        .. Enumerable.Range(0, Serials - slips).Select(i => (first + i).ToString(CultureInfo.InvariantCulture)),
        .. Enumerable.Range(0, slips).Select(i => (1_564_422_000_000 + i * 1_003).ToString(CultureInfo.InvariantCulture)),
    ];

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed class Count(Action step) : IProgress<SerialProgress>
    {
        public void Report(SerialProgress value) => step();
    }
}
