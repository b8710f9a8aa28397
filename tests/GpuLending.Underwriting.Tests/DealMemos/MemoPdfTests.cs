using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using GpuLending.Underwriting.DealMemos;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
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
    public async Task The_file_is_tagged_speaks_a_language_and_has_an_outline_of_every_section()
    {
        var document = MemoOutline.Write(HandMadeDeal.Approved);
        var text = Encoding.Latin1.GetString(await PdfAsync(document));

        text.ShouldContain("/StructTreeRoot");
        text.ShouldMatch(@"/MarkInfo <</Type /MarkInfo\s*/Marked true>>");
        text.ShouldMatch(@"/Lang \(en\)");
        text.ShouldContain("/S /Table");
        text.ShouldContain("/S /H2");
        var outline = OutlineTitle().Matches(text).Select(match => match.Groups[1].Value).ToList();
        foreach (var section in document.Sections.Where(section => section.Number is not null)) outline.ShouldContain(section.Heading);
    }

    [Fact]
    public async Task The_contents_name_the_page_on_which_each_section_begins()
    {
        var document = MemoOutline.Write(HandMadeDeal.Approved);
        var pages = await PagesAsync(await PdfAsync(document), "numbered");

        foreach (var section in document.Sections.Where(section => section.Number is not null))
        {
            var begins = Enumerable.Range(1, pages.Count).Last(page => pages[page - 1].Split('\n').Any(line => line.Trim() == section.Heading));
            pages[1].ShouldContain($"{section.Heading} {begins}", customMessage: section.Heading);
        }
    }

    [Fact]
    public async Task Chinese_japanese_and_korean_names_print_with_their_own_glyphs_inside()
    {
        const string borrower = "深圳市腾讯计算机系统有限公司";
        const string customer = "さくらインターネット株式会社";
        const string other = "에스케이하이닉스 주식회사";
        var source = HandMadeDeal.Approved;
        var contracts = source.Case.Contracts;
        var named = source with
        {
            DealName = "中文 日本語 한국어",
            Document = source.Document with
            {
                Case = source.Case with
                {
                    Borrower = source.Case.Borrower with { Name = borrower },
                    Contracts = [contracts[0] with { Customer = customer }, contracts[1] with { Customer = other }],
                },
            },
        };
        var document = MemoOutline.Write(named);
        var html = MemoHtmlWriter.Write(document);

        // The page carries every glyph it needs: nothing depends on what the machine has installed.
        var slices = EastAsianFonts.For(borrower + customer + other + named.DealName);
        slices.Select(slice => slice.Language).Distinct().ShouldBe(["jp", "kr", "sc"], ignoreOrder: true);
        slices.SelectMany(slice => slice.Characters).Order().ShouldBe(
            (borrower + customer + other + named.DealName).EnumerateRunes().Select(rune => rune.Value).Where(EastAsianFonts.IsEastAsian).Distinct().Order());
        html.Split("Noto Sans East Asian\";font-style").Length.ShouldBe(slices.Count + 1);

        var pdf = await PdfAsync(document);
        var pages = await PagesAsync(pdf, "east-asian");
        var printed = string.Concat(pages).Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        printed.ShouldContain(borrower);
        printed.ShouldContain(customer);
        printed.ShouldContain(other.Replace(" ", "", StringComparison.Ordinal));
        pages[0].ShouldContain("中文 日本語 한국어");
        var fonts = Encoding.Latin1.GetString(pdf);
        foreach (var font in (string[])["NotoSansSC", "NotoSansJP", "NotoSansKR"]) fonts.ShouldContain(font);
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

    private static async Task<IReadOnlyList<string>> PagesAsync(MemoSource source, string name) => await PagesAsync(await PdfAsync(MemoOutline.Write(source)), name);

    private static async Task<byte[]> PdfAsync(MemoDocument document)
    {
        using var printer = new MemoPdfPrinter(NullLogger<MemoPdfPrinter>.Instance);
        return (await new WritePaper(printer).ExecuteAsync(document, MemoFormat.Pdf, TestContext.Current.CancellationToken)).Require().Content;
    }

    private static async Task<IReadOnlyList<string>> PagesAsync(byte[] pdf, string name)
    {
        var kept = Environment.GetEnvironmentVariable(KeepVariable);
        var folder = kept is null ? Directory.CreateTempSubdirectory("gpulending-pdf-").FullName : Directory.CreateDirectory(kept).FullName;
        try
        {
            var file = Path.Combine(folder, name + ".pdf");
            await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
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

    [GeneratedRegex(@"<</Title \(([^)]*)\)\s*/(?:Parent|Prev|Next|Dest|First|A)")]
    private static partial Regex OutlineTitle();
}
