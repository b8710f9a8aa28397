using System.Net.Sockets;
using Npgsql;

namespace GpuLending.Underwriting.Persistence;

/// <summary>
/// Tells a database that is away from a mistake in a query, for screens and endpoints that must not know the driver: they keep what was
/// typed, say so, and try again.
/// </summary>
public static class DatabaseAvailability
{
    /// <summary>What a screen says while the database is away.</summary>
    public const string Message = "The database cannot be reached; what you typed is kept here and will be saved when it is back.";

    /// <summary>True when the exception, or one inside it, means that the server was not there or ended the connection.</summary>
    public static bool IsLost(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            switch (exception)
            {
                // A refusal by a server that is there: shutting down, starting, out of connections, or crashed under us.
                case PostgresException refused:
                    return refused.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
                        or PostgresErrorCodes.TooManyConnections
                        || refused.SqlState.StartsWith("08", StringComparison.Ordinal);
                case NpgsqlException or SocketException or EndOfStreamException:
                    return true;
                case AggregateException several:
                    return several.InnerExceptions.Any(IsLost);
            }
        }

        return false;
    }
}
