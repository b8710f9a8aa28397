using GpuLending.Testing;
using GpuLending.Web.Tests.Browser;
using Xunit;

namespace GpuLending.Web.Tests.Features.Deals;

/// <summary>The application with an outside assembly in its plug-in folder, and a browser.</summary>
public sealed class PlugInHostFixture(TestDatabaseServer server, BrowserFixture browser) : IAsyncLifetime
{
    private readonly TemporaryFolder _plugIns = new TemporaryFolder().WithCurvePlugIn();
    private WebHostFixture? _host;

    public WebHostFixture Host => _host ?? throw new InvalidOperationException("The fixture has not been initialised.");

    public async ValueTask InitializeAsync()
    {
        _host = new WebHostFixture(server, browser) { PlugInFolder = _plugIns.Path };
        await _host.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _plugIns.Dispose();
    }
}
