using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Persistence.LocalServer;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace GpuLending.Testing;

/// <summary>
/// The PostgreSQL of one test run, as an assembly fixture: the server of <c>GPULENDING_TEST_CONNECTION</c> (a superuser's connection string),
/// else one of its own in a temporary folder. It is started, and its template database built, by the first test that asks for a database.
/// </summary>
public sealed class TestDatabaseServer : IAsyncDisposable
{
    public const string ConnectionVariable = "GPULENDING_TEST_CONNECTION";

    private const string FolderPrefix = "gpulending-tests-";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly string _run = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
    private LocalPostgres? _ownServer;
    private string? _superuser;
    private string _password = "";
    private int _databases;

    private string Template => $"gpulending_test_{_run}_template";

    /// <summary>A fresh copy of the template.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var superuser = await StartAsync(cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"gpulending_test_{_run}_{Interlocked.Increment(ref _databases)}");

        // PostgreSQL copies a template only while nobody uses it, a second copy included.
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await ExecuteAsync(superuser, $"CREATE DATABASE {name} TEMPLATE {Template} OWNER {DatabaseRoles.Owner}", cancellationToken);
        }
        finally
        {
            _gate.Release();
        }

        return new TestDatabase(this, name, For(superuser, name, null, null), For(superuser, name, DatabaseRoles.Owner, _password), For(superuser, name, DatabaseRoles.Application, _password));
    }

    /// <summary>An empty database with the two roles and no tables.</summary>
    public async Task<TestDatabase> CreateEmptyDatabaseAsync(CancellationToken cancellationToken)
    {
        var superuser = await StartAsync(cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"gpulending_test_{_run}_{Interlocked.Increment(ref _databases)}");
        await DatabaseRoles.EnsureDatabaseAsync(superuser, name, cancellationToken);
        return new TestDatabase(this, name, For(superuser, name, null, null), For(superuser, name, DatabaseRoles.Owner, _password), For(superuser, name, DatabaseRoles.Application, _password));
    }

    public async ValueTask DisposeAsync()
    {
        if (_ownServer is not null)
        {
            await _ownServer.DisposeAsync();
            Directory.Delete(_ownServer.DataFolder, recursive: true);
        }
        else if (_superuser is not null)
        {
            await DropAsync(Template);
        }

        _gate.Dispose();
    }

    internal Task DropAsync(string database) =>
        ExecuteAsync(_superuser!, $"DROP DATABASE IF EXISTS {database} WITH (FORCE)", CancellationToken.None);

    private async Task<string> StartAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _superuser ??= await StartServerAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<string> StartServerAsync(CancellationToken cancellationToken)
    {
        var superuser = Environment.GetEnvironmentVariable(ConnectionVariable);
        if (string.IsNullOrWhiteSpace(superuser))
        {
            await RemoveLeftoversAsync(cancellationToken);
            _ownServer = await LocalPostgres.StartAsync(
                new LocalPostgresOptions { DataFolder = Path.Combine(Path.GetTempPath(), FolderPrefix + _run), Durable = false },
                NullLogger.Instance, cancellationToken);
            superuser = _ownServer.SuperuserConnectionString;
        }

        superuser = new NpgsqlConnectionStringBuilder(superuser) { Pooling = false }.ConnectionString;
        // The same for every run on one server, so that two runs at once do not lock each other out.
        _password = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("tests of " + superuser)))[..40];
        await DatabaseRoles.EnsureRolesAsync(superuser, _password, _password, cancellationToken);
        await DatabaseRoles.EnsureDatabaseAsync(superuser, Template, cancellationToken);
        await DatabaseMigration.ApplyAsync(new NpgsqlConnectionStringBuilder(For(superuser, Template, DatabaseRoles.Owner, _password)) { Pooling = false }.ConnectionString, cancellationToken);
        // Whoever built it may have left a connection in a pool.
        await ExecuteAsync(superuser, $"ALTER DATABASE {Template} ALLOW_CONNECTIONS false", cancellationToken);
        await ExecuteAsync(superuser, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Template}'", cancellationToken);
        return superuser;
    }

    /// <summary>A test run that was killed leaves its server running. Whoever comes next ends it.</summary>
    private static async Task RemoveLeftoversAsync(CancellationToken cancellationToken)
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), FolderPrefix + "*"))
        {
            try
            {
                await LocalPostgres.RemoveAsync(folder, cancellationToken);
            }
            catch (Exception inUse) when (inUse is LocalPostgresException or IOException or UnauthorizedAccessException)
            {
                // A run of somebody else's that is still going on.
            }
        }
    }

    private static string For(string superuser, string database, string? role, string? password)
    {
        var settings = new NpgsqlConnectionStringBuilder(superuser) { Database = database, Pooling = true, MaxPoolSize = 20 };
        if (role is not null)
            (settings.Username, settings.Password) = (role, password);
        return settings.ConnectionString;
    }

    private static async Task ExecuteAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
#pragma warning disable CA2100 // A database cannot be named by a parameter; the names are made in this class.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
