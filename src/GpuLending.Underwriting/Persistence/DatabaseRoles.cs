using Npgsql;

namespace GpuLending.Underwriting.Persistence;

/// <summary>
/// The two roles every database of ours has: the owner, who migrates, and the application, owner of nothing. What the application may do to
/// each table is granted by the migrations.
/// </summary>
public static class DatabaseRoles
{
    public const string Owner = "gpulending_owner";
    public const string Application = "gpulending_app";
    public const string Database = "gpulending";

    /// <summary>Creates roles and database where they are missing and sets the passwords. Needs a superuser. Can be repeated.</summary>
    public static async Task EnsureAsync(string superuserConnectionString, string ownerPassword, string applicationPassword, CancellationToken cancellationToken)
    {
        await EnsureRolesAsync(superuserConnectionString, ownerPassword, applicationPassword, cancellationToken);
        await EnsureDatabaseAsync(superuserConnectionString, Database, cancellationToken);
    }

    public static async Task EnsureRolesAsync(string superuserConnectionString, string ownerPassword, string applicationPassword, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(superuserConnectionString);
        await connection.OpenAsync(cancellationToken);
        // A statement that fails is written to the server's log, and these hold passwords.
        await ExecuteAsync(connection, "SET log_min_error_statement = panic", cancellationToken);
        foreach (var (role, password) in new[] { (Owner, ownerPassword), (Application, applicationPassword) })
        {
            var verb = await ExistsAsync(connection, "SELECT 1 FROM pg_roles WHERE rolname = $1", role, cancellationToken) ? "ALTER" : "CREATE";
            await ExecuteAsync(
                connection, $"{verb} ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD {Literal(password)}", cancellationToken);
        }
    }

    public static async Task EnsureDatabaseAsync(string superuserConnectionString, string database, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(superuserConnectionString);
        await connection.OpenAsync(cancellationToken);
        if (!await ExistsAsync(connection, "SELECT 1 FROM pg_database WHERE datname = $1", database, cancellationToken))
            await ExecuteAsync(connection, $"CREATE DATABASE {Identifier(database)} OWNER {Owner}", cancellationToken);
        await ExecuteAsync(connection, $"REVOKE ALL ON DATABASE {Identifier(database)} FROM PUBLIC", cancellationToken);
        // A temporary table may bear the name of a real one; nothing here needs any.
        await ExecuteAsync(connection, $"REVOKE TEMPORARY ON DATABASE {Identifier(database)} FROM {Application}", cancellationToken);
        await ExecuteAsync(connection, $"GRANT CONNECT ON DATABASE {Identifier(database)} TO {Application}", cancellationToken);
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string sql, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter { Value = name } } };
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // Roles and databases cannot be named by a parameter; both are our own constants, quoted.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Identifier(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
