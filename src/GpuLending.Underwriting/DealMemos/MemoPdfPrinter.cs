using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>Prints the HTML page to PDF by the machine's Chromium: real text, tags, bookmarks. One at a time, each in its own profile.</summary>
public sealed partial class MemoPdfPrinter(ILogger<MemoPdfPrinter> logger) : IDisposable
{
    /// <summary>Environment variable that names the browser.</summary>
    public const string PathVariable = "CHROMIUM_PATH";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Path of the browser; null when there is none. A path in <see cref="PathVariable"/> that does not exist is no browser.</summary>
    public static string? Browser()
    {
        var named = Environment.GetEnvironmentVariable(PathVariable);
        return string.IsNullOrWhiteSpace(named) ? UsualPlaces.FirstOrDefault(File.Exists) : File.Exists(named) ? named : null;
    }

    /// <summary>Prints a page.</summary>
    public async Task<PdfOutcome> PrintAsync(string html, CancellationToken cancellationToken)
    {
        if (Browser() is not { } browser)
            return new PdfOutcome.Unavailable($"There is no Chromium on this server (looked at {PathVariable} and the usual places).");
        await _one.WaitAsync(cancellationToken);
        var folder = Directory.CreateTempSubdirectory("gpulending-print-");
        try
        {
            return await PrintAsync(browser, folder.FullName, html, cancellationToken);
        }
        finally
        {
            _one.Release();
            Remove(folder);
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<PdfOutcome> PrintAsync(string browser, string folder, string html, CancellationToken cancellationToken)
    {
        var page = Path.Combine(folder, "page.html");
        var pdf = Path.Combine(folder, "page.pdf");
        await File.WriteAllTextAsync(page, html, Encoding.UTF8, cancellationToken);
        using var process = new Process { StartInfo = Command(browser, folder, page, pdf) };
        var clock = Stopwatch.StartNew();
        try
        {
            process.Start();
        }
        catch (Win32Exception failure)
        {
            LogFailed(failure.Message);
            return new PdfOutcome.Unavailable($"Chromium could not be started: {failure.Message}");
        }

        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            LogFailed("timeout");
            return new PdfOutcome.Unavailable($"Chromium did not finish within {Patience.TotalSeconds:0} seconds.");
        }

        if (!File.Exists(pdf) || new FileInfo(pdf).Length == 0)
        {
            var words = await errors;
            await output;
            LogFailed(words.Length > 2_000 ? words[..2_000] : words);
            return new PdfOutcome.Unavailable($"Chromium ended with code {process.ExitCode} and wrote no PDF.");
        }

        LogPrinted(clock.Elapsed.TotalSeconds);
        return new PdfOutcome.Printed(await File.ReadAllBytesAsync(pdf, cancellationToken));
    }

    private static ProcessStartInfo Command(string browser, string folder, string page, string pdf)
    {
        var start = new ProcessStartInfo(browser) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, CreateNoWindow = true };
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--no-first-run", "--disable-background-networking",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=" + Path.Combine(folder, "profile"),
            "--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf", "--print-to-pdf=" + pdf,
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // Chromium's sandbox refuses to run as root.
        if (Environment.UserName == "root") start.ArgumentList.Add("--no-sandbox");
        start.ArgumentList.Add(new Uri(page).AbsoluteUri);
        return start;
    }

    private void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogLeft(folder.FullName, failure.Message);
        }
    }

    [LoggerMessage(4101, LogLevel.Information, "Printed a PDF in {Seconds} s")]
    private partial void LogPrinted(double seconds);

    [LoggerMessage(4102, LogLevel.Warning, "Chromium printed nothing: {Reason}")]
    private partial void LogFailed(string reason);

    [LoggerMessage(4103, LogLevel.Warning, "The folder {Folder} of a printed page could not be removed: {Reason}")]
    private partial void LogLeft(string folder, string reason);
}
