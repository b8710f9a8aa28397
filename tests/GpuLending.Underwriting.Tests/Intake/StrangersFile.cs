using System.Globalization;
using System.IO.Compression;
using System.Text;
using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Tests.Intake;

/// <summary>Writes files as strangers do: a table with whatever they put around it, as text in some encoding or as a workbook.</summary>
internal static class StrangersFile
{
    internal static Task<Result<TabularBook>> CsvAsync(string text, string? encoding = null, TabularOptions? options = null, string name = "fleet.csv")
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var coder = encoding switch { null => new UTF8Encoding(false), "utf-8-bom" => new UTF8Encoding(true), _ => Encoding.GetEncoding(encoding) };
        return OpenAsync([.. coder.GetPreamble(), .. coder.GetBytes(text)], name, options);
    }

    internal static async Task<Result<TabularBook>> OpenAsync(byte[] bytes, string name, TabularOptions? options = null)
    {
        using var stream = new MemoryStream(bytes);
        return await TabularBook.OpenAsync(stream, name, options ?? new TabularOptions { Limits = TabularLimits.ByHand }, CancellationToken.None);
    }

    internal static Task<Result<TabularBook>> OpenAsync(Workbook workbook, string name = "fleet.xlsx") => OpenAsync(workbook.ToBytes(), name);

    /// <summary>A workbook of ready sheets.</summary>
    internal sealed class Workbook
    {
        /// <summary>Number formats by style: 0 general, 1 a day, 2 a percentage, 3 euros, 4 dollars.</summary>
        private const string Styles =
            """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="#,##0.00\ [$€-407]"/><numFmt numFmtId="166" formatCode="&quot;$&quot;#,##0.00"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>""";

        private readonly List<(string Name, string State, string Rows, string Merges)> _sheets = [];
        private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);

        internal Workbook Sheet(string name, IEnumerable<object?[]> rows, string state = "visible", params string[] merges)
        {
            var xml = new StringBuilder();
            foreach (var (cells, i) in rows.Select((cells, i) => (cells, i)))
            {
                xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{i + 1}\">");
                for (var column = 0; column < cells.Length; column++) xml.Append(Cell(cells[column], (char)('A' + column), i + 1));
                xml.Append("</row>");
            }

            _sheets.Add((name, state, xml.ToString(), string.Concat(merges.Select(range => $"<mergeCell ref=\"{range}\"/>"))));
            return this;
        }

        internal Workbook Part(string name, string content)
        {
            _parts[name] = content;
            return this;
        }

        internal byte[] ToBytes()
        {
            using var stream = new MemoryStream();
            using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            {
                Write("xl/styles.xml", Styles);
                Write("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(_sheets.Select((_, i) => $"<Relationship Id=\"rId{i}\" Type=\"x\" Target=\"worksheets/sheet{i}.xml\"/>"))}</Relationships>""");
                Write("xl/workbook.xml", $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{string.Concat(_sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" state=\"{sheet.State}\" r:id=\"rId{i}\"/>"))}</sheets></workbook>""");
                for (var i = 0; i < _sheets.Count; i++)
                {
                    var merges = _sheets[i].Merges.Length > 0 ? $"<mergeCells>{_sheets[i].Merges}</mergeCells>" : "";
                    Write($"xl/worksheets/sheet{i}.xml", $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{_sheets[i].Rows}</sheetData>{merges}</worksheet>""");
                }

                foreach (var (name, content) in _parts) Write(name, content);

                void Write(string name, string content)
                {
                    using var part = new StreamWriter(archive.CreateEntry(name, CompressionLevel.SmallestSize).Open(), new UTF8Encoding(false));
                    part.Write(content);
                }
            }

            return stream.ToArray();
        }

        private static string Cell(object? value, char column, int row) => value switch
        {
            null => "",
            Xml xml => xml.Text.Replace("<c", string.Create(CultureInfo.InvariantCulture, $"<c r=\"{column}{row}\""), StringComparison.Ordinal),
            DateOnly day => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{column}{row}\" s=\"1\"><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>"),
            Styled styled => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{column}{row}\" s=\"{styled.Style}\"><v>{styled.Number}</v></c>"),
            string text => $"<c r=\"{column}{row.ToString(CultureInfo.InvariantCulture)}\" t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(text)}</t></is></c>",
            IFormattable number => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{column}{row}\"><v>{number}</v></c>"),
            _ => throw new ArgumentException($"{value} is no cell.", nameof(value)),
        };
    }

    /// <summary>A number with a style of the workbook.</summary>
    internal sealed record Styled(double Number, int Style);

    /// <summary>A cell as it stands in the file.</summary>
    internal sealed record Xml(string Text);
}
