using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace GpuLending.Web.Tests.Browser;

/// <summary>One browser tab with a session of its own.</summary>
public sealed class DeskView : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _faults = new();

    internal DeskView(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, message) => _faults.Enqueue(message);
        page.Console += (_, line) =>
        {
            if (line.Type == "error")
                _faults.Enqueue(line.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>What the browser's console complained about.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Opens an address of the desk, once what was typed before is kept, and waits until the page has been drawn by its circuit.</summary>
    public async Task<IResponse?> GoAsync(string path)
    {
        await Assertions.Expect(Page.Locator("[data-journal='waiting']")).ToHaveCountAsync(0);
        var response = await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await DrawnAsync();
        return response;
    }

    /// <summary>Waits until a desk page is alive, or a page without a circuit is there.</summary>
    public Task DrawnAsync() => Page.Locator(".desk h1, .static-page h1").First.WaitForAsync();

    public async Task SignInAsync(string email, string password)
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("Email").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Page.ReachesAsync("^(?!.*/sign-in)");
        await DrawnAsync();
    }

    /// <summary>Gives a file to a field, once the field takes one.</summary>
    public async Task ChooseFileAsync(string field, string name, string text) =>
        await Page.Locator($"{field}:not([disabled])").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });

    /// <summary>From now on a file is dropped on the field in the very moment in which it first takes one, sooner than any hand could.</summary>
    public Task DropFileAtOnceAsync(string field, string name, string text) => Page.EvaluateAsync(
        """
        ([field, name, text]) => {
            const drop = () => {
                const input = document.querySelector(`${field}:not([disabled])`);
                if (!input) return;
                watch.disconnect();
                const files = new DataTransfer();
                files.items.add(new File([text], name, { type: 'text/csv' }));
                input.files = files.files;
                input.dispatchEvent(new Event('change', { bubbles: true }));
            };
            const watch = new MutationObserver(drop);
            watch.observe(document.body, { childList: true, subtree: true, attributes: true });
        }
        """, new[] { field, name, text });

    /// <summary>From the next page on every answer of the server takes that much longer, in order, as over a slow line.</summary>
    public Task AnswersTakeAsync(TimeSpan delay) => Page.RouteWebSocketAsync(new Regex("_blazor"), browser =>
    {
        var server = browser.ConnectToServer();
        var last = Task.CompletedTask;
        server.OnMessage(frame => last = Task.WhenAll(last, Task.Delay(delay)).ContinueWith(
            _ =>
            {
                if (frame.Binary is { } bytes) browser.Send(bytes);
                else browser.Send(frame.Text!);
            },
            TaskScheduler.Default));
    });

    /// <summary>How many pixels the page is wider than the window. 0 means that nobody has to scroll sideways.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
