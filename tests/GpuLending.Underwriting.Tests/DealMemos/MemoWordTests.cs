using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.TermSheets;
using Xunit;

namespace GpuLending.Underwriting.Tests.DealMemos;

public sealed class MemoWordTests
{
    public static TheoryData<string> Papers => ["memo approved", "memo in review", "memo empty", "term sheet approved", "term sheet empty"];

    [Theory]
    [MemberData(nameof(Papers))]
    public void Word_finds_no_fault(string paper)
    {
        using var file = Open(Write(paper));

        var faults = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(file, TestContext.Current.CancellationToken)
            .Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}").ToList();
        Assert.True(faults.Count == 0, string.Join("\n", faults.Take(20)));
    }

    [Fact]
    public void Headings_are_headings_and_stand_in_the_documents_order()
    {
        using var file = Open(Write("memo approved"));

        var headings = Body(file).Elements<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == "Heading1")
            .Select(paragraph => paragraph.InnerText).ToList();
        Assert.Equal(MemoOutline.Sections.Select((section, index) => $"{index + 1}. {section.Title}"), headings);
    }

    [Fact]
    public void Every_table_with_a_head_repeats_it()
    {
        using var file = Open(Write("memo approved"));
        var document = MemoOutline.Write(HandMadeDeal.Approved);
        var tables = document.Sections.SelectMany(section => section.Blocks).Sum(block => block is MemoTable ? 1 : block is MemoTablePair ? 2 : 0);

        Assert.Equal(tables, Body(file).Descendants<TableHeader>().Count());
    }

    [Fact]
    public void Before_approval_the_head_says_draft_with_a_watermark_and_after_it_nothing_does()
    {
        using var draft = Open(Write("memo in review"));
        var head = Assert.Single(draft.MainDocumentPart!.HeaderParts).Header!;
        Assert.Contains("DRAFT · not approved", head.InnerText, StringComparison.Ordinal);
        Assert.Contains("string=\"DRAFT\"", head.OuterXml, StringComparison.Ordinal);

        using var approved = Open(Write("memo approved"));
        Assert.DoesNotContain("DRAFT", Assert.Single(approved.MainDocumentPart!.HeaderParts).Header!.OuterXml, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("DRAFT", Body(approved).InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_foot_counts_pages_by_fields_and_names_revision_and_hash()
    {
        using var file = Open(Write("memo approved"));
        var foot = Assert.Single(file.MainDocumentPart!.FooterParts).Footer!;

        Assert.Equal([" PAGE ", " NUMPAGES "], foot.Descendants<SimpleField>().Select(field => field.Instruction!.Value!));
        Assert.Contains($"Revision 3 · {HandMadeDeal.Hash[..12]}", foot.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_chart_carries_its_figures_in_a_workbook()
    {
        using var file = Open(Write("memo approved"));
        var charts = file.MainDocumentPart!.ChartParts.ToList();

        Assert.Equal(6, charts.Count);
        foreach (var chart in charts)
        {
            var workbook = Assert.Single(chart.Parts.Select(part => part.OpenXmlPart).OfType<EmbeddedPackagePart>());
            using var stream = workbook.GetStream();
            using var book = SpreadsheetDocument.Open(stream, isEditable: false);
            var data = book.WorkbookPart!.WorksheetParts.Single().Worksheet!;
            Assert.Matches("^(Date|LineFirst day)", data.InnerText);
            Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void What_xml_cannot_hold_is_left_out_and_the_rest_stands()
    {
        var source = HandMadeDeal.Approved with { DealName = "A\u0000B\u0008<C>\uFFFE&" };

        using var file = Open(MemoWordWriter.Write(MemoOutline.Write(source)));

        Assert.Contains("AB<C>&", Body(file).InnerText, StringComparison.Ordinal);
    }

    private static byte[] Write(string paper)
    {
        var bytes = MemoWordWriter.Write(paper switch
        {
            "memo approved" => MemoOutline.Write(HandMadeDeal.Approved),
            "memo in review" => MemoOutline.Write(HandMadeDeal.InReview),
            "memo empty" => MemoOutline.Write(HandMadeDeal.Empty),
            "term sheet approved" => TermSheetOutline.Write(HandMadeDeal.Approved),
            "term sheet empty" => TermSheetOutline.Write(HandMadeDeal.Empty),
            _ => throw new ArgumentException(paper, nameof(paper)),
        });
        if (Environment.GetEnvironmentVariable(MemoPdfTests.KeepVariable) is { } folder)
            File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(folder).FullName, paper.Replace(' ', '-') + ".docx"), bytes);
        return bytes;
    }

    private static WordprocessingDocument Open(byte[] bytes) => WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);

    private static Body Body(WordprocessingDocument file) => file.MainDocumentPart!.Document!.Body!;
}
