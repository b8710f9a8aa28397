using System.IO.Compression;
using System.Text;

namespace GpuLending.Underwriting.Attachments;

/// <summary>Says what a file is from its bytes; its name and what the sender declares prove nothing. What could run or render is refused, in words.</summary>
internal static class FileSniffer
{
    private const int MostParts = 10_000;
    private const long MostUnpacked = 1024L * 1024 * 1024;
    private const int MostExpansion = 150;
    private const long SmallUnpacked = 10L * 1024 * 1024;
    private const string Send = "Send " + AttachmentFormats.InWords + ".";

    private static readonly string[] MarkupWords = ["<!doctype html", "<html", "<svg", "<script", "<?xml", "<body", "<iframe", "<math", "<x:xmpmeta"];

    /// <summary>The format, or why the file is not taken.</summary>
    public static (AttachmentFormat? Format, string? Refusal) Of(byte[] content) => content switch
    {
        [] => (null, "The file is empty."),
        [0x25, 0x50, 0x44, 0x46, 0x2D, ..] => (AttachmentFormat.Pdf, null),
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => (AttachmentFormat.Png, null),
        [0xFF, 0xD8, 0xFF, ..] => (AttachmentFormat.Jpeg, null),
        [0x50, 0x4B, 0x03, 0x04, ..] or [0x50, 0x4B, 0x05, 0x06, ..] => OfArchive(content),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => (null, "The file is of an old Office format (.doc, .xls, .msg) or has a password. Save it as .docx, .xlsx or PDF without a password."),
        [0x4D, 0x5A, ..] or [0x7F, 0x45, 0x4C, 0x46, ..] or [0xCA, 0xFE, 0xBA, 0xBE, ..] or [0xCF, 0xFA, 0xED, 0xFE, ..] or [0xCE, 0xFA, 0xED, 0xFE, ..] or [0x23, 0x21, ..] =>
            (null, "The file is a program and is not taken."),
        [0x1F, 0x8B, ..] or [0x37, 0x7A, 0xBC, 0xAF, ..] or [0x52, 0x61, 0x72, 0x21, ..] or [0x42, 0x5A, 0x68, ..] or [0xFD, 0x37, 0x7A, 0x58, ..] =>
            (null, "The file is an archive. Send the documents in it one by one."),
        [0x25, 0x21, ..] => (null, "The file is PostScript, which is a program. Print it to PDF."),
        [0x7B, 0x5C, 0x72, 0x74, 0x66, ..] => (null, "The file is rich text (.rtf). Save it as .docx or PDF."),
        _ => OfText(content),
    };

    private static (AttachmentFormat? Format, string? Refusal) OfArchive(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostParts) return (null, $"The archive has {archive.Entries.Count:#,0} parts; an Office file has at most {MostParts:#,0}.");
            var unpacked = archive.Entries.Sum(entry => entry.Length);
            if (unpacked > MostUnpacked || unpacked > SmallUnpacked && unpacked / Math.Max(1, content.Length) > MostExpansion)
                return (null, "The file says that it unpacks to far more than its size (a so-called zip bomb) and was not taken.");
            var names = archive.Entries.Select(entry => entry.FullName.Replace('\\', '/')).ToList();
            if (names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || name.Contains("macrosheets/", StringComparison.OrdinalIgnoreCase)))
                return (null, "The file contains macros. Save it as .docx, .xlsx or .pptx, which have none, and send that.");
            if (Has("xl/workbook.bin")) return (null, "The file is a binary workbook (.xlsb). Save it as .xlsx.");
            if (!Has("[Content_Types].xml")) return (null, "The file is a zip archive. Send the documents in it one by one.");
            var kinds = new[] { (AttachmentFormat.Word, "word/document.xml"), (AttachmentFormat.Excel, "xl/workbook.xml"), (AttachmentFormat.PowerPoint, "ppt/presentation.xml") }.Where(kind => Has(kind.Item2)).ToList();
            return kinds is [var (format, _)] ? (format, null) : (null, "The file is an archive of an unknown kind. " + Send);

            bool Has(string part) => names.Contains(part, StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            return (null, "The file begins like a .docx, .xlsx or .pptx file and cannot be opened: it is damaged. Save it again.");
        }
    }

    private static (AttachmentFormat? Format, string? Refusal) OfText(byte[] content)
    {
        if (Text(content) is not { } text) return (null, "The file is of a kind that is not taken. " + Send);
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n\f").ToString();
        if (start.StartsWith('<') || MarkupWords.Any(word => text.AsSpan(0, Math.Min(text.Length, 4096)).Contains(word, StringComparison.OrdinalIgnoreCase)))
            return (null, "The file is HTML, SVG or XML, which a browser could run. Print it to PDF.");
        return start.Length == 0 ? (null, "The file has no text in it.") : (AttachmentFormat.Text, null);
    }

    /// <summary>The text, as UTF-8, as UTF-16 with a mark or as Windows writes it; null when it holds what no text holds.</summary>
    private static string? Text(byte[] content)
    {
        Encoding[] encodings = content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
            ? [new UnicodeEncoding(content[0] == 0xFE, true, true)]
            : [new UTF8Encoding(false, true), Encoding.Latin1];
        foreach (var encoding in encodings)
        {
            try
            {
                var text = encoding.GetString(content);
                return text.Any(character => char.IsControl(character) && character is not ('\t' or '\r' or '\n' or '\f' or >= '\u0080')) ? null : text;
            }
            catch (DecoderFallbackException)
            {
                // The next one, or none.
            }
        }

        return null;
    }
}
