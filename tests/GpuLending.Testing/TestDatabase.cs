using Npgsql;

namespace GpuLending.Testing;

/// <summary>One database of a test class, dropped when the class is done. See <see cref="DatabaseFixture"/>.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TestDatabaseServer _server;

    internal TestDatabase(TestDatabaseServer server, string name, string superuser, string owner, string application)
    {
        _server = server;
        Name = name;
        SuperuserConnectionString = superuser;
        OwnerConnectionString = owner;
        ApplicationConnectionString = application;
    }

    public string Name { get; }

    /// <summary>For arranging what no role of ours may do.</summary>
    public string SuperuserConnectionString { get; }

    /// <summary>As the role that owns the tables.</summary>
    public string OwnerConnectionString { get; }

    /// <summary>As the product connects.</summary>
    public string ApplicationConnectionString { get; }

    /// <summary>Runs SQL and returns the first column of its first row, null when there is none.</summary>
    /// <exception cref="PostgresException">The database refuses it.</exception>
    public static async Task<object?> ExecuteAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
#pragma warning disable CA2100 // The SQL is the test's own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connectionString in new[] { SuperuserConnectionString, OwnerConnectionString, ApplicationConnectionString })
        {
            await using var connection = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(connection);
        }

        await _server.DropAsync(Name);
    }
}
