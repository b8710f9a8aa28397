namespace GpuLending.Underwriting.Persistence.LocalServer;

/// <summary>The private PostgreSQL cannot be used. The message is written for the person at the terminal and says what to do.</summary>
public sealed class LocalPostgresException : Exception
{
    public LocalPostgresException(string message)
        : base(message)
    {
    }

    public LocalPostgresException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public LocalPostgresException()
    {
    }
}
