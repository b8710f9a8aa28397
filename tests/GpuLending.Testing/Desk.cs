using GpuLending.Engine.Credit;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Borrowers;
using GpuLending.Underwriting.Deals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace GpuLending.Testing;

/// <summary>
/// The underwriting service on a database of its own, with the demonstration's people, as a class fixture:
/// <c>class SomeTests(Desk desk) : IClassFixture&lt;Desk&gt;</c>.
/// </summary>
public sealed class Desk(TestDatabaseServer server) : IAsyncLifetime
{
    private TestDatabase? _database;
    private ServiceProvider? _services;

    public static Actor Analyst { get; } = Person("analyst@demo.example");

    public static Actor SecondAnalyst { get; } = Person("analyst2@demo.example");

    public static Actor RiskOfficer { get; } = Person("risk@demo.example");

    public static Actor Manager { get; } = Person("manager@demo.example");

    public static Actor Administrator { get; } = Person("admin@demo.example");

    public static Actor Auditor { get; } = Person("auditor@demo.example");

    public TestDatabase Database => _database ?? throw new InvalidOperationException("The fixture has not been initialised.");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A use case, by its class.</summary>
    public T Get<T>()
        where T : notnull => (_services ?? throw new InvalidOperationException("The fixture has not been initialised.")).GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        _database = await server.CreateDatabaseAsync(Cancel);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddUnderwriting(_database.ApplicationConnectionString);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        await Get<DemoUsers>().SeedAsync(Cancel);
    }

    /// <summary>A borrower of a name nobody else has.</summary>
    public async Task<Guid> NewBorrowerAsync() =>
        (await Get<CreateBorrower>().ExecuteAsync(
            new CreateBorrowerCommand(new BorrowerProfile { Name = $"Borrower {Guid.NewGuid():N}", Rating = "BB" }), Analyst, Cancel)).Require();

    /// <summary>A deal on the usual terms.</summary>
    public async Task<Guid> NewDealAsync(string name = "A deal", DealDocument? document = null) =>
        (await Get<CreateDeal>().ExecuteAsync(new CreateDealCommand(name, await NewBorrowerAsync(), document), Analyst, Cancel)).Require();

    public async Task<DealView> OpenAsync(Guid dealId, Actor? actor = null) =>
        (await Get<OpenDeal>().ExecuteAsync(dealId, actor ?? Analyst, Cancel)).Require();

    /// <summary>First column of the first row, as the superuser: what is really stored.</summary>
    public Task<object?> StoredAsync(string sql) => TestDatabase.ExecuteAsync(Database.SuperuserConnectionString, sql, Cancel);

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    private static Actor Person(string email) => DemoUsers.All.Single(user => user.Email == email).ToActor();
}
