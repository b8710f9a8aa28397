using System.Globalization;
using GpuLending.Underwriting.Persistence.LocalServer;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace GpuLending.Underwriting.Tests.Persistence;

/// <summary>A data folder of one test, with its server ended and removed afterwards.</summary>
public sealed class TemporaryDataFolder : IAsyncDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "gpulending-local-" + Guid.NewGuid().ToString("N")[..8]);

    public Task<LocalPostgres> StartAsync(bool durable = false, bool useInstalledServer = true) => LocalPostgres.StartAsync(
        new LocalPostgresOptions { DataFolder = Path, Durable = durable, UseInstalledServer = useInstalledServer },
        NullLogger.Instance, TestContext.Current.CancellationToken);

    public int ServerProcessId => int.Parse(File.ReadLines(System.IO.Path.Combine(Path, "cluster", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(Path))
            await LocalPostgres.RemoveAsync(Path, CancellationToken.None);
    }
}
