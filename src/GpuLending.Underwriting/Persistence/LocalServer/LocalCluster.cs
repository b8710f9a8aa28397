using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace GpuLending.Underwriting.Persistence.LocalServer;

/// <summary>One PostgreSQL cluster on disk: made, started, recovered and stopped here.</summary>
internal sealed class LocalCluster(DataFolder folder, ServerAccount account, ServerBinaries binaries, ServerPasswords passwords, LocalPostgresOptions options)
{
    private const long LargestServerLog = 10 * 1024 * 1024;

    private string PidFile => Path.Combine(folder.Cluster, "postmaster.pid");

    private string PortFile => Path.Combine(folder.Root, "port");

    /// <summary>Makes the cluster beside its final place and moves it there whole, so that a start killed halfway leaves none.</summary>
    internal async Task CreateAsync(CancellationToken cancellationToken)
    {
        var half = folder.Cluster + ".new";
        var passwordFile = Path.Combine(folder.Root, "initial-password");
        if (Directory.Exists(half))
            Directory.Delete(half, recursive: true);
        File.Delete(passwordFile);
        try
        {
            ServerPasswords.WritePrivate(passwordFile, passwords.Superuser);
            await account.GiveAsync(passwordFile, cancellationToken);

            var made = new ServerCommand.Outcome(1, "");
            string[] locales = ["C.UTF-8", "C"];
            foreach (var locale in locales)
            {
                Directory.CreateDirectory(half);
                await account.GiveAsync(half, cancellationToken);
                string[] command =
                [
                    binaries.InitDb, "-D", half, "-U", "postgres", "--auth=scram-sha-256", $"--pwfile={passwordFile}", "--encoding=UTF8",
                    $"--locale={locale}", "--data-checksums", .. options.Durable ? Array.Empty<string>() : ["--no-sync"],
                ];
                made = await account.RunAsync(folder.Root, cancellationToken, command);
                if (made.Succeeded)
                    break;
                Directory.Delete(half, recursive: true);
            }

            if (!made.Succeeded)
                throw new LocalPostgresException($"PostgreSQL could not create its data in {half}:\n{made.Output}");
            Directory.Move(half, folder.Cluster);
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    /// <summary>
    /// Brings the server up, or finds the one that a killed application left running. Returns the port it listens on and whether it was found.
    /// </summary>
    /// <param name="onlyPort">The port clients already know; null: the last one when it is free, otherwise any.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    internal async Task<(int Port, bool Reused)> EnsureRunningAsync(int? onlyPort, CancellationToken cancellationToken)
    {
        const int Attempts = 8;
        for (var attempt = 1; ; attempt++)
        {
            if (await FindRunningAsync(cancellationToken) is { } running)
            {
                await WaitUntilReadyAsync(running, cancellationToken);
                return (running, Reused: true);
            }

            ShortenServerLog();
            var logged = File.Exists(folder.ServerLog) ? new FileInfo(folder.ServerLog).Length : 0;
            var port = onlyPort ?? ChoosePort();
            var started = await account.RunAsync(
                folder.Root, cancellationToken,
                binaries.PgCtl, "start", "-D", folder.Cluster, "-w", "-t", Seconds(options.StartTimeout), "-l", folder.ServerLog, "-o", Settings(port));
            if (started.Succeeded)
            {
                await WaitUntilReadyAsync(port, cancellationToken);
                await File.WriteAllTextAsync(PortFile, port.ToString(CultureInfo.InvariantCulture), cancellationToken);
                return (port, Reused: false);
            }

            var reason = ReadServerLog(logged);
            if (attempt == Attempts || !MayPass(reason))
                throw new LocalPostgresException($"PostgreSQL {binaries.Version} did not start on {folder.Cluster}:\n{started.Output}\n{reason}\nIts log is {folder.ServerLog}.");
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
        }
    }

    /// <summary>True while the server process of this cluster lives.</summary>
    internal async Task<bool> IsAliveAsync(CancellationToken cancellationToken) =>
        ReadPidFile() is { } pid
        && await ServerProcesses.WhoHoldsAsync(pid.ProcessId, folder.Cluster, cancellationToken) is ServerProcesses.Holder.Server or ServerProcesses.Holder.Unknown;

    /// <summary>Disconnects everybody and shuts the server down with a checkpoint.</summary>
    internal Task<ServerCommand.Outcome> StopAsync(CancellationToken cancellationToken) =>
        account.RunAsync(folder.Root, cancellationToken, binaries.PgCtl, "stop", "-D", folder.Cluster, "-m", "fast", "-w", "-t", "60");

    internal static string ConnectionString(int port, string database, string role, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = IPAddress.Loopback.ToString(),
        Port = port,
        Database = database,
        Username = role,
        Password = password,
        ApplicationName = "GpuLending",
    }.ConnectionString;

    /// <summary>The port of this cluster's running server; null when there is none. Clears the way where a pid file would block the start.</summary>
    private async Task<int?> FindRunningAsync(CancellationToken cancellationToken)
    {
        for (var patience = 0; ReadPidFile() is { } pid; patience++)
        {
            switch (await ServerProcesses.WhoHoldsAsync(pid.ProcessId, folder.Cluster, cancellationToken))
            {
                case ServerProcesses.Holder.Server when pid.Port is { } port:
                    return port;
                case ServerProcesses.Holder.Server when patience < 100:
                    break;
                case ServerProcesses.Holder.Stranger when !await ServerProcesses.HasOrphansAsync(folder.ClusterName, cancellationToken):
                    File.Delete(PidFile);
                    return null;
                case ServerProcesses.Holder.Stranger when patience < 100:
                    break;
                case ServerProcesses.Holder.Server:
                case ServerProcesses.Holder.Stranger:
                    throw new LocalPostgresException(
                        $"Processes of an earlier PostgreSQL on {folder.Cluster} are still ending. Wait for them, or end the processes titled '{folder.ClusterName}'.");
                case ServerProcesses.Holder.Nobody:
                case ServerProcesses.Holder.Unknown:
                    return null;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }

        return null;
    }

    private async Task WaitUntilReadyAsync(int port, CancellationToken cancellationToken)
    {
        var connectionString = ConnectionString(port, "postgres", "postgres", passwords.Superuser) + ";Pooling=false;Timeout=5";
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(cancellationToken);
                return;
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidPassword)
            {
                throw new LocalPostgresException($"The passwords in {folder.Passwords} do not open the data in {folder.Cluster}.", refused);
            }
            catch (NpgsqlException notYet) when (waiting.Elapsed >= options.StartTimeout)
            {
                throw new LocalPostgresException($"PostgreSQL on {folder.Cluster} does not accept connections on port {port}: {notYet.Message} Its log is {folder.ServerLog}.", notYet);
            }
            catch (NpgsqlException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            }
        }
    }

    private string Settings(int port)
    {
        string[] settings =
        [
            "listen_addresses=127.0.0.1", "unix_socket_directories=''", $"cluster_name={folder.ClusterName}", "timezone=UTC", "log_timezone=UTC",
            .. options.Durable
                ? Array.Empty<string>()
                : ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"],
        ];
        return $"-p {port.ToString(CultureInfo.InvariantCulture)} " + string.Join(' ', settings.Select(setting => $"-c {setting}"));
    }

    private int ChoosePort()
    {
        if (File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), CultureInfo.InvariantCulture, out var last) && last is > 1023 and < 65536 && IsFree(last))
            return last;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private (int ProcessId, int? Port)? ReadPidFile()
    {
        try
        {
            var lines = File.ReadAllLines(PidFile);
            return lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var process)
                ? (process, lines.Length > 3 && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port) ? port : null)
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A port taken between choosing and binding, and memory a killed server's children still hold, are gone a moment later.</summary>
    private static bool MayPass(string reason) =>
        reason.Contains("could not bind", StringComparison.Ordinal)
        || reason.Contains("pre-existing shared memory block", StringComparison.Ordinal)
        || reason.Contains("lock file \"postmaster.pid\"", StringComparison.Ordinal);

    private string ReadServerLog(long from)
    {
        if (!File.Exists(folder.ServerLog))
            return "";
        using var log = new FileStream(folder.ServerLog, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        log.Seek(Math.Max(from, log.Length - 4000), SeekOrigin.Begin);
        return new StreamReader(log).ReadToEnd().Trim();
    }

    private void ShortenServerLog()
    {
        if (File.Exists(folder.ServerLog) && new FileInfo(folder.ServerLog).Length > LargestServerLog)
            File.Move(folder.ServerLog, folder.ServerLog + ".1", overwrite: true);
    }

    private static string Seconds(TimeSpan time) => ((int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
