using Microsoft.Playwright;
using Xunit;

namespace GpuLending.Web.Tests.Browser;

/// <summary>One Chromium for the whole test run: the machine's own, at <c>CHROMIUM_PATH</c> or where packages put it.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] UsualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly SemaphoreSlim _gate = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string? ExecutablePath { get; } =
        new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH") }.Concat(UsualPlaces).FirstOrDefault(path => path is not null && File.Exists(path));

    /// <summary>The browser, started by the first test that asks.</summary>
    public async Task<IBrowser> GetAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_browser is not null)
                return _browser;
            if (ExecutablePath is null)
                throw new InvalidOperationException("No Chromium: install it, or set CHROMIUM_PATH to its program.");
            _playwright = await Playwright.CreateAsync();
            List<string> arguments = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"];
            if (Environment.IsPrivilegedProcess)
                arguments.Add("--no-sandbox");
            return _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = ExecutablePath, Args = arguments });
        }
        finally
        {
            _gate.Release();
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _gate.Dispose();
    }
}
