using System.Collections.Concurrent;
using GpuLending.Testing;
using GpuLending.Underwriting;
using GpuLending.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GpuLending.Web.Tests.Browser;

/// <summary>
/// The application on a free port with a database of its own, and a browser to use it with:
/// <c>class SomeJourney(WebHostFixture host) : IClassFixture&lt;WebHostFixture&gt;</c>.
/// </summary>
public sealed class WebHostFixture(TestDatabaseServer server, BrowserFixture browser) : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, string> _sessions = new();
    private TestDatabase? _database;
    private HostProcess? _host;

    /// <summary>Where the application looks for plug-ins; null for its own folder, which is empty.</summary>
    public string? PlugInFolder { get; init; }

    public TestDatabase Database => _database ?? throw new InvalidOperationException("The fixture has not been initialised.");

    public HostProcess Host => _host ?? throw new InvalidOperationException("The fixture has not been initialised.");

    public string Address => Host.Address;

    public async ValueTask InitializeAsync()
    {
        _database = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using (var services = new ServiceCollection().AddLogging().AddUnderwriting(_database.ApplicationConnectionString).BuildServiceProvider())
            await Demonstration.PrepareAsync(services, TestContext.Current.CancellationToken);
        _host = await HostProcess.StartAsync(HostProcess.FreeAddress(), Environment(), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    /// <summary>Kills the application and starts it again on the same address and database.</summary>
    public async Task KillAndRestartAsync()
    {
        await Host.KillAsync();
        await StartAgainAsync();
    }

    /// <summary>Starts the application again after <see cref="HostProcess.KillAsync"/>.</summary>
    public async Task StartAgainAsync() =>
        _host = await HostProcess.StartAsync(Address, Environment(), TestContext.Current.CancellationToken);

    /// <summary>A page nobody is signed in on. Close its context when done: <c>await using var view = ...</c>.</summary>
    public async Task<DeskView> OpenAsync(DeskViewOptions? options = null) => await NewViewAsync(null, options ?? new DeskViewOptions());

    /// <summary>A page on which this person is signed in, at the given address.</summary>
    public async Task<DeskView> OpenAsAsync(string email, string path = "/", DeskViewOptions? options = null)
    {
        if (!_sessions.TryGetValue(email, out var session))
        {
            await using var view = await NewViewAsync(null, new DeskViewOptions());
            await view.SignInAsync(email, DemoUser.Password);
            session = _sessions[email] = await view.Page.Context.StorageStateAsync();
        }

        var signedIn = await NewViewAsync(session, options ?? new DeskViewOptions());
        await signedIn.GoAsync(path);
        return signedIn;
    }

    private async Task<DeskView> NewViewAsync(string? session, DeskViewOptions options)
    {
        var context = await (await browser.GetAsync()).NewContextAsync(new()
        {
            BaseURL = Address,
            StorageState = session,
            ViewportSize = new() { Width = options.Width, Height = options.Width < 500 ? 844 : 800 },
            Locale = options.Locale,
            AcceptDownloads = true,
        });
        // Long enough for a machine under load: what hangs fails all the same.
        context.SetDefaultTimeout(60_000);
        Microsoft.Playwright.Assertions.SetDefaultExpectTimeout(30_000);
        await context.AddCookiesAsync([new() { Name = "theme", Value = options.Dark ? "dark" : "light", Url = Address }]);
        return new DeskView(context, await context.NewPageAsync());
    }

    private Dictionary<string, string?> Environment() => new()
    {
        ["ConnectionStrings__GpuLending"] = Database.ApplicationConnectionString,
        ["GPULENDING_PLUGINS"] = PlugInFolder,
    };
}
