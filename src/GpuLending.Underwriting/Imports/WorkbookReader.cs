using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace GpuLending.Underwriting.Imports;

/// <summary>
/// Reads one sheet of an .xlsx workbook (ECMA-376). Only cell values: formulas are not calculated, their stored result is taken; links, macros and
/// entities are never followed.
/// </summary>
internal static class WorkbookReader
{
    private const int MostParts = 5_000;

    internal static TabularFile Read(Stream content, string fileName, TabularOptions options, CancellationToken cancellationToken) =>
        Within(content, options, (parts, sheets, cells) =>
        {
            var visible = sheets.Where(sheet => !sheet.Hidden).ToList();
            var chosen = options.Sheet is { } name
                ? sheets.FirstOrDefault(sheet => string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase))
                    ?? throw new TabularRefusal($"The workbook has no sheet '{name}'. It has {string.Join(", ", visible.Select(sheet => $"'{sheet.Name}'"))}.")
                : visible.FirstOrDefault() ?? throw new TabularRefusal("The workbook has no visible sheet.");
            var (header, rows) = cells.Read(parts, chosen.Part, cancellationToken);
            return new TabularFile(fileName, $"Workbook, sheet '{chosen.Name}'", header, rows, [.. visible.Select(sheet => sheet.Name)], chosen.Name);
        }, cancellationToken);

    /// <summary>Every visible sheet as it stands, and the names of those that are hidden.</summary>
    internal static (IReadOnlyList<TabularSheet> Sheets, IReadOnlyList<string> Hidden) ReadAll(Stream content, TabularOptions options, CancellationToken cancellationToken) =>
        Within(content, options, (parts, sheets, cells) =>
        {
            var visible = sheets.Where(sheet => !sheet.Hidden).ToList();
            if (visible.Count == 0) throw new TabularRefusal("The workbook has no visible sheet.");
            if (visible.Count > options.Limits.Sheets) throw new TabularRefusal($"The workbook has {visible.Count} visible sheets: at most {options.Limits.Sheets} are read. Send the sheet that matters.");
            IReadOnlyList<TabularSheet> read = [.. visible.Select(sheet => cells.ReadAll(parts, sheet.Part, sheet.Name, cancellationToken))];
            if (read.All(sheet => sheet.Rows.Count == 0)) throw new TabularRefusal("The workbook is empty.");
            return (read, (IReadOnlyList<string>)[.. sheets.Where(sheet => sheet.Hidden).Select(sheet => sheet.Name)]);
        }, cancellationToken);

    private static T Within<T>(Stream content, TabularOptions options, Func<WorkbookParts, List<WorkbookSheet>, SheetCells, T> read, CancellationToken cancellationToken)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var parts = new WorkbookParts(archive, options.Limits, MostParts);
            RefuseMacros(parts);
            var (sheets, is1904) = Sheets(parts);
            var styles = Styles(parts);
            var texts = SharedTexts(parts, options.Limits, cancellationToken);
            return read(parts, sheets, new SheetCells(texts, styles, is1904, options.Limits));
        }
        catch (InvalidDataException)
        {
            throw new TabularRefusal("The file begins like a workbook and is damaged: it cannot be unpacked. Save it again as .xlsx.");
        }
        catch (XmlException fault)
        {
            throw new TabularRefusal($"The workbook is damaged: {fault.Message}");
        }
    }

    /// <summary>A workbook made for macros says so in its list of contents, also when it holds none.</summary>
    private static void RefuseMacros(WorkbookParts parts)
    {
        using var contents = parts.Open("[Content_Types].xml");
        while (contents?.Read() == true)
        {
            if (contents.NodeType == XmlNodeType.Element && contents.GetAttribute("ContentType")?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true)
                throw new TabularRefusal("The file is a workbook with macros (.xlsm). Save it as .xlsx, which has none, and send that.");
        }
    }

    private static (List<WorkbookSheet> Sheets, bool Is1904) Sheets(WorkbookParts parts)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var relations = parts.Open("xl/_rels/workbook.xml.rels") ?? throw new TabularRefusal("The file is a ZIP archive and not an .xlsx workbook."))
        {
            while (relations.Read())
            {
                if (relations.NodeType == XmlNodeType.Element && relations.LocalName == "Relationship" && relations.GetAttribute("Id") is { } id)
                    targets[id] = relations.GetAttribute("Target") ?? "";
            }
        }

        var sheets = new List<WorkbookSheet>();
        var is1904 = false;
        using var workbook = parts.Open("xl/workbook.xml") ?? throw new TabularRefusal("The file is a ZIP archive and not an .xlsx workbook.");
        while (workbook.Read())
        {
            if (workbook.NodeType != XmlNodeType.Element) continue;
            if (workbook.LocalName == "workbookPr") is1904 = workbook.GetAttribute("date1904") is "1" or "true";
            if (workbook.LocalName != "sheet") continue;
            string? relation = null;
            while (workbook.MoveToNextAttribute())
            {
                if (workbook.LocalName == "id" && workbook.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal)) relation = workbook.Value;
            }

            workbook.MoveToElement();
            if (relation is null || !targets.TryGetValue(relation, out var target)) continue;
            var part = target.StartsWith('/') ? target[1..] : "xl/" + target;
            sheets.Add(new WorkbookSheet(workbook.GetAttribute("name") ?? "", part, workbook.GetAttribute("state") is "hidden" or "veryHidden"));
        }

        return (sheets, is1904);
    }

    private static List<string> SharedTexts(WorkbookParts parts, TabularLimits limits, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        using var reader = parts.Open("xl/sharedStrings.xml");
        if (reader is null) return texts;
        var text = new StringBuilder();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rPh")
            {
                // Reading aids above Asian scripts are no part of the text.
                reader.Skip();
                continue;
            }

            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "t")
            {
                text.Append(reader.ReadElementContentAsString());
                continue;
            }

            var ends = reader.LocalName == "si" && (reader.NodeType == XmlNodeType.EndElement || reader is { NodeType: XmlNodeType.Element, IsEmptyElement: true });
            if (ends)
            {
                if (text.Length > limits.CellCharacters) throw new TabularRefusal($"The workbook has a text of more than {limits.CellCharacters:#,0} characters.");
                texts.Add(text.ToString().Trim());
                text.Clear();
                if (texts.Count % 1024 == 0) cancellationToken.ThrowIfCancellationRequested();
            }

            reader.Read();
        }

        return texts;
    }

    /// <summary>For each cell style, what its number format tells.</summary>
    private static List<CellStyle> Styles(WorkbookParts parts)
    {
        var styles = new List<CellStyle>();
        using var reader = parts.Open("xl/styles.xml");
        if (reader is null) return styles;
        var own = new Dictionary<int, CellStyle>();
        var inCells = false;
        while (reader.Read())
        {
            if (reader.LocalName == "cellXfs") inCells = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "numFmt" && Integer(reader.GetAttribute("numFmtId")) is { } id) own[id] = CellStyle.Of(reader.GetAttribute("formatCode") ?? "");
            if (inCells && reader.LocalName == "xf")
            {
                var format = Integer(reader.GetAttribute("numFmtId")) ?? 0;
                styles.Add(own.TryGetValue(format, out var style) ? style : CellStyle.BuiltIn(format));
            }
        }

        return styles;
    }

    private static int? Integer(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record WorkbookSheet(string Name, string Part, bool Hidden);
}
