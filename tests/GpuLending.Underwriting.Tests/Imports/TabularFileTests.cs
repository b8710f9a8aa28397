using System.Text;
using GpuLending.Underwriting.Imports;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Imports;

public sealed class TabularFileTests
{
    static TabularFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("date,price\n2026-01-02,2.50\n", "commas")]
    [InlineData("date;price\r\n2026-01-02;2,50\r\n", "semicolons")]
    [InlineData("date\tprice\n2026-01-02\t2,50", "tabs")]
    [InlineData("sep=;\ndate;price\n2026-01-02;2,50", "semicolons")]
    [InlineData("date;price, USD\n2026-01-02;2,50\n2026-01-03;2.50", "semicolons")]
    public async Task The_separator_is_found(string text, string separator)
    {
        var file = await Open(text);
        file.Format.ShouldBe($"CSV, UTF-8, separated by {separator}");
        file.Header.Count.ShouldBe(2);
        file.Rows[0][0].Text.ShouldBe("2026-01-02");
    }

    [Fact]
    public async Task A_doubt_about_the_separator_is_refused_until_somebody_says_it()
    {
        (await Refused("a;b,c\n1;2,3\n")).ShouldContain("commas or semicolons");
        (await Open("a;b,c\n1;2,3\n", new TabularOptions { Separator = ';' })).Header.ShouldBe(["a", "b,c"]);
    }

    [Fact]
    public async Task Quotation_marks_hold_separators_line_ends_and_themselves()
    {
        var file = await Open("name,note\n\"A, B\",\"two\nlines\"\n5\" card,\"say \"\"x\"\"\"\n\n\nlast,\n");
        file.Rows.Select(row => (row.Number, row[0].Text, row[1].Text)).ShouldBe([(2, "A, B", "two\nlines"), (4, "5\" card", "say \"x\""), (7, "last", "")]);
        file.Rows[0][7].Text.ShouldBe("");
    }

    [Theory]
    [InlineData("a,b\n\"1,2\n3,4\n", "opened in line 2 is never closed")]
    [InlineData("a,b\n\"1\"x,2\n", "Line 2: text follows a closing quotation mark")]
    [InlineData("a,b\n1,2,3\n", "Line 2 has 3 cells and the header has 2")]
    [InlineData("a,A\n1,2\n", "A and B have the same name")]
    [InlineData("a,b\n", "no rows")]
    [InlineData("", "empty")]
    [InlineData("<html><table><tr><td>1</td></tr></table>", "web page")]
    public async Task What_is_broken_is_refused_in_words(string text, string why) => (await Refused(text)).ShouldContain(why);

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public async Task A_mark_at_the_start_tells_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var file = (await OpenAsync([.. encoding.GetPreamble(), .. encoding.GetBytes("provider;price\nMünchen;2,50\n")])).Require();
        file.Rows[0][0].Text.ShouldBe("München");
        file.Header[0].ShouldBe("provider");
    }

    [Fact]
    public async Task Utf16_without_a_mark_is_read_too() =>
        (await OpenAsync(Encoding.Unicode.GetBytes("provider;price\nMünchen;2,50\n"))).Require().Rows[0][0].Text.ShouldBe("München");

    [Fact]
    public async Task Windows_letters_are_refused_until_somebody_says_so()
    {
        var bytes = Encoding.GetEncoding("windows-1252").GetBytes("provider;price\nMünchen;2,50\n");
        Why(await OpenAsync(bytes)).ShouldContain("not UTF-8: the bytes FC");
        (await OpenAsync(bytes, new TabularOptions { Encoding = "windows-1252" })).Require().Rows[0][0].Text.ShouldBe("München");
        Why(await OpenAsync(bytes, new TabularOptions { Encoding = "latin-99" })).ShouldContain("windows-1252");
    }

    [Fact]
    public async Task Other_kinds_of_file_are_named()
    {
        Why(await OpenAsync([0xD0, 0xCF, 0x11, 0xE0, 0, 0])).ShouldContain("old .xls");
        Why(await OpenAsync([0x25, 0x50, 0x44, 0x46])).ShouldContain("PDF");
        Why(await OpenAsync([0x1F, 0x8B, 8])).ShouldContain("compressed");
        Why(await OpenAsync([1, 0, 0, 0, 9, 0, 0, 0])).ShouldContain("not text");
        Why(await OpenAsync(new byte[2000], new TabularOptions { Limits = new TabularLimits { Bytes = 1000 } })).ShouldContain("larger");
    }

    [Fact]
    public async Task A_workbook_gives_numbers_dates_texts_and_errors()
    {
        var file = (await OpenAsync(new WorkbookFile()
            .With("xl/sharedStrings.xml", "<sst><si><t>date</t></si><si><r><t>pri</t></r><r><t>ce</t></r><rPh><t>x</t></rPh></si><si/></sst>")
            .Rows(
                "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"D1\" t=\"inlineStr\"><is><t>note</t></is></c>",
                "<c r=\"A2\" s=\"1\"><v>46349</v></c><c r=\"B2\"><f>1+1.5</f><v>2.4500000000000002</v></c><c r=\"D2\" t=\"str\"><f>A1</f><v>=1+1</v></c>",
                "",
                "<c r=\"A4\" s=\"2\"><v>46350.5</v></c><c r=\"B4\" s=\"3\"><v>3</v></c><c r=\"D4\" t=\"e\"><v>#N/A</v></c>")
            .ToStream().ToArray())).Require();
        file.Format.ShouldBe("Workbook, sheet 'Quotes'");
        file.Sheets.ShouldBe(["Quotes"]);
        file.Header.ShouldBe(["date", "price", "column C", "note"]);
        file.Rows.Select(row => row.Number).ShouldBe([2, 4]);
        file.Rows[0].Cells.ShouldBe([new("2026-11-23", TabularCellKind.Date), new("2.45", TabularCellKind.Number), default, new("=1+1", TabularCellKind.Text)]);
        file.Rows[1].Cells.ShouldBe([new("2026-11-24", TabularCellKind.Date), new("3", TabularCellKind.Number), default, new("#N/A", TabularCellKind.Error)]);
    }

    [Fact]
    public async Task Macros_bombs_and_damage_are_refused()
    {
        Why(await OpenAsync(new WorkbookFile().With("xl/vbaProject.bin", "x").ToStream().ToArray())).ShouldContain("macros");
        Why(await OpenAsync(new WorkbookFile().Rows("<c><v>1</v></c><c t=\"s\"><v>9</v></c>").ToStream().ToArray())).ShouldContain("damaged");
        Why(await OpenAsync(new WorkbookFile().With("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>").ToStream().ToArray())).ShouldContain("damaged");
        Why(await OpenAsync(new WorkbookFile().Rows(new string(' ', 64 * 1024 * 1024)).ToStream().ToArray())).ShouldContain("zip bomb");
        Why(await OpenAsync(new WorkbookFile().With("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><workbook>&b;</workbook>").ToStream().ToArray())).ShouldContain("damaged");
        Why(await OpenAsync(new WorkbookFile().Rows(WorkbookFile.Text("a")).ToStream().ToArray(), new TabularOptions { Sheet = "Prices" })).ShouldContain("'Quotes'");
        Why(await OpenAsync([0x50, 0x4B, 0x03, 0x04, 1, 2, 3])).ShouldContain("damaged");
    }

    [Fact]
    public void Written_text_runs_nothing_in_a_spreadsheet()
    {
        var text = SafeCsv.Errors([new RowError(7, "price", "=HYPERLINK(\"http://x\")", "-1, and 2"), new RowError(8, "price", "-1", "@SUM(A1)")]);
        text.ShouldBe("\uFEFFrow,column,value,what is wrong\r\n7,price,\"'=HYPERLINK(\"\"http://x\"\")\",\"'-1, and 2\"\r\n8,price,-1,\"'@SUM(A1)\"\r\n");
    }

    private static async Task<TabularFile> Open(string text, TabularOptions? options = null) => (await OpenAsync(Encoding.UTF8.GetBytes(text), options)).Require();

    private static async Task<string> Refused(string text) => Why(await OpenAsync(Encoding.UTF8.GetBytes(text)));

    private static string Why(Result<TabularFile> result) => result.ShouldBeOfType<Result<TabularFile>.Invalid>().Messages.ShouldHaveSingleItem().Message;

    private static async Task<Result<TabularFile>> OpenAsync(byte[] bytes, TabularOptions? options = null) =>
        await TabularFile.OpenAsync(new MemoryStream(bytes), "quotes.csv", options ?? new TabularOptions(), Cancel);
}
