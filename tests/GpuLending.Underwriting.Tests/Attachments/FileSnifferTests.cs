using System.Text;
using GpuLending.Testing;
using GpuLending.Underwriting.Attachments;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Attachments;

/// <summary>What is taken and what is not, by bytes and name.</summary>
public sealed class FileSnifferTests(Desk desk) : IClassFixture<Desk>
{
    public static TheoryData<string, string, byte[], string> Refused { get; } = new()
    {
        { "program", "appraisal.pdf", [0x4D, 0x5A, 0x90, 0x00], "program" },
        { "ELF", "appraisal", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0], "program" },
        { "script", "run.txt", "#!/bin/sh\nrm -rf /\n"u8.ToArray(), "program" },
        { "HTML", "page.txt", "  <html><script>alert(1)</script></html>"u8.ToArray(), "HTML" },
        { "HTML below words", "page.txt", "Dear all, <script>alert(1)</script>"u8.ToArray(), "HTML" },
        { "HTML in UTF-16", "page.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<svg onload='x'/>")], "HTML" },
        { "SVG", "logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "HTML" },
        { "XML", "data.txt", "\uFEFF<?xml version='1.0'?><x/>"u8.ToArray(), "XML" },
        { "archive", "papers.zip", AttachmentDesk.Archive("a.pdf", "b.pdf"), "zip archive" },
        { "macros", "sheet.xlsx", AttachmentDesk.Archive("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"), "macros" },
        { "binary workbook", "sheet.xlsb", AttachmentDesk.Archive("[Content_Types].xml", "xl/workbook.bin"), "binary workbook" },
        { "half an archive", "paper.docx", AttachmentDesk.Archive("[Content_Types].xml", "word/document.xml")[..60], "damaged" },
        { "two kinds in one", "paper.docx", AttachmentDesk.Archive("[Content_Types].xml", "word/document.xml", "xl/workbook.xml"), "unknown kind" },
        { "old Office", "paper.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "old Office" },
        { "gzip", "papers.gz", [0x1F, 0x8B, 8, 0], "archive" },
        { "PostScript", "paper.txt", "%!PS-Adobe-3.0"u8.ToArray(), "PostScript" },
        { "rich text", "paper.txt", @"{\rtf1 x}"u8.ToArray(), "rich text" },
        { "bytes", "paper.txt", [1, 2, 3, 0, 5], "not taken" },
        { "empty", "paper.pdf", [], "empty" },
        { "PDF named as a program", "paper.exe", AttachmentDesk.Pdf(), ".exe" },
        { "PDF named as a page", "paper.pdf.html", AttachmentDesk.Pdf(), ".html" },
        { "program's name turned round", "paper\u202Efdp.exe", AttachmentDesk.Pdf(), ".exe" },
    };

    public static TheoryData<string, string, byte[], string, AttachmentFormat> Taken { get; } = new()
    {
        { "PDF", "Gutachten Süd.pdf", AttachmentDesk.Pdf(), "Gutachten Süd.pdf", AttachmentFormat.Pdf },
        { "Word", "paper.DOCX", AttachmentDesk.Archive("[Content_Types].xml", "word/document.xml"), "paper.DOCX", AttachmentFormat.Word },
        { "Excel", "sheet.xlsx", AttachmentDesk.Archive("[Content_Types].xml", "xl/workbook.xml"), "sheet.xlsx", AttachmentFormat.Excel },
        { "PowerPoint", "slides.pptx", AttachmentDesk.Archive("[Content_Types].xml", "ppt/presentation.xml"), "slides.pptx", AttachmentFormat.PowerPoint },
        { "PNG", "photo.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], "photo.png", AttachmentFormat.Png },
        { "JPEG", "photo.jpeg", [0xFF, 0xD8, 0xFF, 0xE0], "photo.jpeg", AttachmentFormat.Jpeg },
        { "CSV", "rows.csv", "a;b\n1;2\n"u8.ToArray(), "rows.csv", AttachmentFormat.Text },
        { "Windows text", "notes.txt", [0x53, 0xFC, 0x64], "notes.txt", AttachmentFormat.Text },
        { "no ending", "paper", AttachmentDesk.Pdf(), "paper.pdf", AttachmentFormat.Pdf },
        { "a point in the name", "Appraisal v1.2 final", AttachmentDesk.Pdf(), "Appraisal v1.2 final.pdf", AttachmentFormat.Pdf },
        { "folders", @"C:\Users\me\..\paper.pdf", AttachmentDesk.Pdf(), "paper.pdf", AttachmentFormat.Pdf },
        { "a climbing path", "../../etc/passwd", AttachmentDesk.Pdf(), "passwd.pdf", AttachmentFormat.Pdf },
        { "controls", "pa\u0000per\r\n.pdf", AttachmentDesk.Pdf(), "paper.pdf", AttachmentFormat.Pdf },
        { "Chinese", "评估报告.pdf", AttachmentDesk.Pdf(), "评估报告.pdf", AttachmentFormat.Pdf },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_could_run_or_render_is_refused_in_words(string what, string fileName, byte[] content, string words)
    {
        var refusal = (await desk.TryFileAsync(await desk.NewDealAsync(), AttachmentKind.Other, content, fileName, what)).ShouldBeOfType<Result<Guid>.Invalid>().Messages.ShouldHaveSingleItem();
        refusal.Path.ShouldBe("/file");
        refusal.Message.ShouldContain(words);
    }

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task What_is_taken_is_known_by_its_bytes_and_has_a_safe_name(string what, string fileName, byte[] content, string name, AttachmentFormat format)
    {
        var id = (await desk.TryFileAsync(await desk.NewDealAsync(), AttachmentKind.Other, content, fileName, what)).Require();
        var version = (await desk.Get<OpenAttachment>().ExecuteAsync(id, Desk.Analyst, TestContext.Current.CancellationToken)).Require().Versions[0];
        (version.FileName, version.Format, version.Size).ShouldBe((name, format, content.Length));
    }
}
