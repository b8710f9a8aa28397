using System.IO.Compression;
using System.Text;

namespace GpuLending.Underwriting.Tests.Imports;

/// <summary>Builds a workbook part by part, so that a test can leave out, damage or add one.</summary>
internal sealed class WorkbookFile
{
    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal)
    {
        ["xl/_rels/workbook.xml.rels"] = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x" Target="/xl/worksheets/sheet2.xml"/></Relationships>""",
        ["xl/workbook.xml"] = """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Hidden" sheetId="2" state="hidden" r:id="rId2"/><sheet name="Quotes" sheetId="1" r:id="rId1"/></sheets></workbook>""",
        ["xl/styles.xml"] = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="&quot;day &quot;0.00"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>""",
    };

    internal WorkbookFile With(string part, string content)
    {
        _parts[part] = content;
        return this;
    }

    /// <summary>Rows of ready cells, such as <c>&lt;c t="inlineStr"&gt;&lt;is&gt;&lt;t&gt;...</c>.</summary>
    internal WorkbookFile Rows(params string[] rows) => With("xl/worksheets/sheet1.xml",
        $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{string.Concat(rows.Select((row, i) => $"<row r=\"{i + 1}\">{row}</row>"))}</sheetData></worksheet>""");

    internal static string Text(string text) => $"""<c t="inlineStr"><is><t>{System.Security.SecurityElement.Escape(text)}</t></is></c>""";

    internal MemoryStream ToStream()
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in _parts)
            {
                using var part = new StreamWriter(archive.CreateEntry(name, CompressionLevel.SmallestSize).Open(), new UTF8Encoding(false));
                part.Write(content);
            }
        }

        stream.Position = 0;
        return stream;
    }
}
