using System.Diagnostics;
using System.Text.RegularExpressions;
using GpuLending.Underwriting.DealMemos;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace GpuLending.Underwriting.Tests.DealMemos;

/// <summary>The printed file as a reader gets it: text read back by pdftotext, page by page.</summary>
public sealed partial class MemoPdfTests
{
    internal const string KeepVariable = "GPULENDING_KEEP_PDF";

    [Fact]
    public async Task Before_approval_every_page_says_draft()
    {
        var pages = await PagesAsync(HandMadeDeal.InReview, "in-review");

        Assert.True(pages.Count > 5, $"{pages.Count} pages");
        for (var page = 0; page < pages.Count; page++)
        {
            Assert.Contains("DRAFT · not approved", pages[page], StringComparison.Ordinal);
            Assert.True(pages[page].Split("DRAFT").Length > 2, $"page {page + 1} has the head's DRAFT and not the watermark's");
        }
    }

    [Fact]
    public async Task After_approval_no_page_says_draft_and_every_page_names_revision_hash_and_number()
    {
        var pages = await PagesAsync(HandMadeDeal.Approved, "approved");

        for (var page = 0; page < pages.Count; page++)
        {
            Assert.DoesNotContain("DRAFT", pages[page], StringComparison.OrdinalIgnoreCase);
            Assert.Contains($"Revision 3 · {HandMadeDeal.Hash[..12]}", pages[page], StringComparison.Ordinal);
            Assert.Contains($"page {page + 1} of {pages.Count}", pages[page], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_summary_is_one_page_and_a_tables_head_stands_on_every_page_it_runs_over()
    {
        var pages = await PagesAsync(HandMadeDeal.Approved, "approved");

        Assert.Contains("1. Request and recommendation", pages[1], StringComparison.Ordinal);
        Assert.Contains("What the committee decides", pages[0], StringComparison.Ordinal);
        var schedule = pages.Where(page => page.Contains("Capitalised", StringComparison.Ordinal) && page.Contains("Balance after", StringComparison.Ordinal)).ToList();
        var rows = pages.Where(page => ScheduleRow().IsMatch(page)).ToList();
        Assert.True(rows.Count >= 2, $"the schedule stands on {rows.Count} page; the case must make it run over");
        Assert.Equal(rows.Count, schedule.Count);
    }

    [Fact]
    public async Task A_browser_that_is_not_there_is_told_and_not_thrown()
    {
        var before = Environment.GetEnvironmentVariable(MemoPdfPrinter.PathVariable);
        try
        {
            Environment.SetEnvironmentVariable(MemoPdfPrinter.PathVariable, "/nowhere/chromium");
            using var printer = new MemoPdfPrinter(NullLogger<MemoPdfPrinter>.Instance);
            var outcome = await printer.PrintAsync("<p>x</p>", TestContext.Current.CancellationToken);
            Assert.Contains(MemoPdfPrinter.PathVariable, Assert.IsType<PdfOutcome.Unavailable>(outcome).Reason, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(MemoPdfPrinter.PathVariable, before);
        }
    }

    private static async Task<IReadOnlyList<string>> PagesAsync(MemoSource source, string name)
    {
        var html = MemoHtmlWriter.Write(MemoOutline.Write(source));
        using var printer = new MemoPdfPrinter(NullLogger<MemoPdfPrinter>.Instance);
        var printed = Assert.IsType<PdfOutcome.Printed>(await printer.PrintAsync(html, TestContext.Current.CancellationToken));
        var kept = Environment.GetEnvironmentVariable(KeepVariable);
        var folder = kept is null ? Directory.CreateTempSubdirectory("gpulending-pdf-").FullName : Directory.CreateDirectory(kept).FullName;
        try
        {
            var file = Path.Combine(folder, name + ".pdf");
            await File.WriteAllBytesAsync(file, printed.Pdf, TestContext.Current.CancellationToken);
            if (kept is not null) await File.WriteAllTextAsync(Path.Combine(folder, name + ".html"), html, TestContext.Current.CancellationToken);
            using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-raw", file, "-"]) { RedirectStandardOutput = true })!;
            var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return [.. text.Split('\f').Where(page => page.Trim().Length > 0)];
        }
        finally
        {
            if (kept is null) Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"(?m)^\d{1,2} \w{3} 20\d\d \S+ 9\.25 %")]
    private static partial Regex ScheduleRow();
}
