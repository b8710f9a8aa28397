using Xunit;

namespace GpuLending.Testing;

/// <summary>
/// A class fixture with a database of its own: <c>class SomeTests(DatabaseFixture fixture) : IClassFixture&lt;DatabaseFixture&gt;</c>. The test
/// assembly declares <c>[assembly: AssemblyFixture(typeof(TestDatabaseServer))]</c>.
/// </summary>
public sealed class DatabaseFixture(TestDatabaseServer server) : IAsyncLifetime
{
    private TestDatabase? _database;

    public TestDatabase Database => _database ?? throw new InvalidOperationException("The fixture has not been initialised.");

    public async ValueTask InitializeAsync() => _database = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
