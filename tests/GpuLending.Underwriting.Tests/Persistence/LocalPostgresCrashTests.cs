using System.Diagnostics;
using System.Globalization;
using GpuLending.Testing;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Persistence;

public sealed class LocalPostgresCrashTests
{
    private const string Kept = "SELECT note FROM kept";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_killed_application_the_server_still_running_is_found()
    {
        await using var folder = new TemporaryDataFolder();
        await using var child = await ChildApplication.StartAsync(folder.Path);
        var process = folder.ServerProcessId;
        await child.KillAsync();

        await using var server = await folder.StartAsync(durable: true);
        folder.ServerProcessId.ShouldBe(process);
        (await TestDatabase.ExecuteAsync(server.OwnerConnectionString, Kept, Cancel)).ShouldBe("committed");
    }

    [Fact]
    public async Task After_application_and_server_were_killed_the_next_start_recovers()
    {
        await using var folder = new TemporaryDataFolder();
        await using var child = await ChildApplication.StartAsync(folder.Path);
        await child.KillAsync();
        await KillServerAsync(folder.ServerProcessId);

        await using var server = await folder.StartAsync(durable: true);
        (await TestDatabase.ExecuteAsync(server.OwnerConnectionString, Kept, Cancel)).ShouldBe("committed");
    }

    [Fact]
    public async Task A_server_killed_under_the_application_comes_back_on_the_same_port()
    {
        await using var folder = new TemporaryDataFolder();
        await using var server = await folder.StartAsync(durable: true);
        await TestDatabase.ExecuteAsync(server.OwnerConnectionString, "CREATE TABLE kept (note text); INSERT INTO kept VALUES ('yes')", Cancel);
        await KillServerAsync(folder.ServerProcessId);

        var watch = Stopwatch.StartNew();
        object? kept = null;
        while (kept is null && watch.Elapsed < TimeSpan.FromSeconds(30))
        {
            try
            {
                kept = await TestDatabase.ExecuteAsync(server.OwnerConnectionString, Kept, Cancel);
            }
            catch (Npgsql.NpgsqlException)
            {
                await Task.Delay(100, Cancel);
            }
        }

        kept.ShouldBe("yes");
    }

    [Fact]
    public async Task A_pid_file_whose_number_another_program_got_does_not_block_the_start()
    {
        await using var folder = new TemporaryDataFolder();
        await using (var child = await ChildApplication.StartAsync(folder.Path))
        {
            await child.KillAsync();
            await KillServerAsync(folder.ServerProcessId);
        }

        using var stranger = Process.Start(new ProcessStartInfo("sleep", "60"))!;
        try
        {
            var pidFile = Path.Combine(folder.Path, "cluster", "postmaster.pid");
            var lines = await File.ReadAllLinesAsync(pidFile, Cancel);
            lines[0] = stranger.Id.ToString(CultureInfo.InvariantCulture);
            await File.WriteAllLinesAsync(pidFile, lines, Cancel);

            await using var server = await folder.StartAsync(durable: true);
            (await TestDatabase.ExecuteAsync(server.OwnerConnectionString, Kept, Cancel)).ShouldBe("committed");
        }
        finally
        {
            stranger.Kill();
        }
    }

    /// <summary>kill -9 of the postmaster; its children end by themselves.</summary>
    private static async Task KillServerAsync(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
        while (File.Exists($"/proc/{processId}/cmdline") && (await File.ReadAllTextAsync($"/proc/{processId}/cmdline", Cancel)).Length > 0)
            await Task.Delay(20, Cancel);
    }
}
