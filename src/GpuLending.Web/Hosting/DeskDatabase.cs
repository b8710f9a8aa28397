using System.Data.Common;
using System.Net.Sockets;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Persistence.LocalServer;

namespace GpuLending.Web.Hosting;

/// <summary>The database the desk runs on: the server that was named, else a private one with a demonstration in it.</summary>
public sealed class DeskDatabase : IAsyncDisposable
{
    public const string ConnectionName = "GpuLending";

    private readonly LocalPostgres? _server;

    private DeskDatabase(string connectionString, LocalPostgres? server)
    {
        ConnectionString = connectionString;
        _server = server;
    }

    /// <summary>As the application's role.</summary>
    public string ConnectionString { get; }

    /// <summary>True when nobody named a server, so that demo people and sample deals may be put in.</summary>
    public bool IsDemonstration => _server is not null;

    /// <exception cref="StartRefusedException">It cannot be had, or is not ready for this release.</exception>
    public static async Task<DeskDatabase> OpenAsync(IConfiguration configuration, ILogger logger, CancellationToken cancellationToken)
    {
        if (configuration.GetConnectionString(ConnectionName) is { Length: > 0 } named)
        {
            var pending = await ReachAsync(() => DatabaseMigration.PendingAsync(named, cancellationToken));
            return pending.Count == 0
                ? new DeskDatabase(named, null)
                : throw new StartRefusedException(StartMessages.PendingMigrations(pending.Count));
        }

        LocalPostgres? server = null;
        try
        {
            server = await LocalPostgres.StartAsync(
                new LocalPostgresOptions { DataFolder = configuration[LocalPostgresOptions.DataFolderKey] }, logger, cancellationToken);
            await ReachAsync(() => DatabaseMigration.ApplyAsync(server.OwnerConnectionString, cancellationToken));
            return new DeskDatabase(server.ApplicationConnectionString, server);
        }
        catch (LocalPostgresException refused)
        {
            throw new StartRefusedException(refused.Message, refused);
        }
        catch when (server is not null)
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Brings the named server up to this release, or the private one.</summary>
    /// <returns>The migrations that were applied.</returns>
    /// <exception cref="StartRefusedException">It cannot be reached.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(IConfiguration configuration, CancellationToken cancellationToken) =>
        configuration.GetConnectionString(ConnectionName) is { Length: > 0 } named
            ? await ReachAsync(() => DatabaseMigration.ApplyAsync(named, cancellationToken))
            : throw new StartRefusedException(StartMessages.MigrateNeedsServer);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    /// <summary>Turns a server that does not answer, or refuses, into a sentence.</summary>
    private static async Task<T> ReachAsync<T>(Func<Task<T>> use)
    {
        try
        {
            return await use();
        }
        catch (ArgumentException malformed)
        {
            throw new StartRefusedException(StartMessages.BadConnectionString(malformed.Message), malformed);
        }
        catch (Exception failure) when (DriverFault(failure) is { } fault)
        {
            throw new StartRefusedException(StartMessages.CannotConnect(fault), failure);
        }
    }

    private static string? DriverFault(Exception? failure)
    {
        string? fault = null;
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is DbException or SocketException or TimeoutException)
                fault = failure.Message;
        }

        return fault;
    }
}
