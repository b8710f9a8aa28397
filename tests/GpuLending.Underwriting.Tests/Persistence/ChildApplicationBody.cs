using GpuLending.Testing;
using GpuLending.Underwriting.Persistence.LocalServer;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace GpuLending.Underwriting.Tests.Persistence;

/// <summary>What a <see cref="ChildApplication"/> does in its own process. Never runs by itself.</summary>
public sealed class ChildApplicationBody
{
    [Fact(Explicit = true)]
    public async Task Holds_a_server_until_killed()
    {
        var folder = Environment.GetEnvironmentVariable(ChildApplication.FolderVariable);
        Assert.SkipWhen(folder is null, "Runs only as the child of another test.");
        var server = await LocalPostgres.StartAsync(new LocalPostgresOptions { DataFolder = folder }, NullLogger.Instance, CancellationToken.None);
        await TestDatabase.ExecuteAsync(
            server.OwnerConnectionString, "CREATE TABLE IF NOT EXISTS kept (note text); INSERT INTO kept VALUES ('committed')", CancellationToken.None);
        Console.WriteLine("\nREADY");
        await Task.Delay(Timeout.Infinite, CancellationToken.None);
    }
}
