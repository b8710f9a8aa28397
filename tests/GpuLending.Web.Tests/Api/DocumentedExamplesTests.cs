using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

/// <summary>Every shell block of docs/api.md, run as it stands, one after the other.</summary>
public sealed partial class DocumentedExamplesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Quotes = "date,gpu,ask,provider\n2026-11-20,H100-SXM-80GB,2.10,example cloud\n2026-11-21,H200-SXM-141GB,2.95,example cloud\n";
    private static readonly string[] Programs = ["bash", "curl", "jq"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // An example waits for a job; one that never ends must not hold the suite.
    [Fact(Timeout = 600_000)]
    public async Task Every_example_of_the_page_runs()
    {
        var missing = Programs.Where(program => !Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)))).ToList();
        Assert.SkipWhen(missing.Count > 0, $"The examples need {string.Join(", ", missing)}.");
        var blocks = Blocks().Matches(await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "api.md"), TestContext.Current.CancellationToken)).Select(match => match.Groups[1].Value).ToList();
        blocks.Count.ShouldBeGreaterThan(8);
        (await api.PostToAsync("/api/v1/borrowers", """{"profile":{"name":"Scripted Cloud","rating":"BB-","country":"US"}}""")).Status.ShouldBe(201);

        var folder = Directory.CreateTempSubdirectory("gpulending-examples-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "quotes.csv"), Quotes, Cancel);
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "quotes.xlsx"), Workbook(), Cancel);
            // A problem is an example that failed, though curl itself is content with any answer.
            var script = new StringBuilder("set -eo pipefail\ncurl() { command curl --fail-with-body \"$@\"; }\n");
            for (var i = 0; i < blocks.Count; i++)
                script.Append("echo '== block ").Append(i + 1).Append("' >&2\n").Append(blocks[i].Replace("export DESK=http://localhost:5080 KEY=...", "", StringComparison.Ordinal)).Append('\n');
            var (code, said) = await RunAsync(script.ToString(), folder.FullName);
            code.ShouldBe(0, said.Length <= 6_000 ? said : said[^6_000..]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<(int Code, string Said)> RunAsync(string script, string folder)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = folder };
        start.Environment["DESK"] = api.Client.BaseAddress!.ToString().TrimEnd('/');
        start.Environment["KEY"] = api.Key;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancel), process.StandardError.ReadToEndAsync(Cancel));
        await process.StandardInput.WriteAsync(script);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(Cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await errors + await output);
    }

    /// <summary>The same kind of rows as a workbook, in the least that a workbook is made of.</summary>
    private static byte[] Workbook()
    {
        string[] rows = ["Day,Card,Ask", "2026-11-20,H100-SXM-80GB,19500", "2026-11-21,H200-SXM-141GB,27500"];
        var cells = string.Concat(rows.Select((row, r) => $"<row r=\"{r + 1}\">{string.Concat(row.Split(',').Select((cell, c) => $"<c r=\"{(char)('A' + c)}{r + 1}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>"));
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string rels = "http://schemas.openxmlformats.org/package/2006/relationships";
        const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var bytes = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
            Add("_rels/.rels", $"<Relationships xmlns=\"{rels}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add("xl/workbook.xml", $"<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Quotes\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{rels}\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            Add("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{main}\"><sheetData>{cells}</sheetData></worksheet>");

            void Add(string name, string text)
            {
                using var part = new StreamWriter(archive.CreateEntry(name).Open());
                part.Write(text);
            }
        }

        return bytes.ToArray();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GpuLending.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("The sources are not there.");
        return folder.FullName;
    }

    [GeneratedRegex("```(?:sh|bash)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
