using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace GpuLending.Underwriting.Tests.Workbooks;

/// <summary>The cells of a workbook file as they stand in it: value, formula, error.</summary>
internal sealed class WorkbookCells
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<(string Sheet, string Address), WorkbookCell> _cells = [];

    private WorkbookCells()
    {
    }

    public IReadOnlyDictionary<(string Sheet, string Address), WorkbookCell> All => _cells;

    public WorkbookCell? At(string sheet, string address) => _cells.GetValueOrDefault((sheet, address));

    public static WorkbookCells Read(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        var words = archive.GetEntry("xl/sharedStrings.xml") is null
            ? []
            : Part(archive, "xl/sharedStrings.xml").Elements(Main + "si").Select(item => string.Concat(item.Descendants(Main + "t").Select(text => text.Value))).ToList();
        var read = new WorkbookCells();
        foreach (var (name, part) in Sheets(archive))
        {
            foreach (var cell in Part(archive, part).Descendants(Main + "c"))
                read._cells[(name, cell.Attribute("r")!.Value)] = Cell(cell, words);
        }

        return read;
    }

    /// <summary>The same file without the values that stand beside formulas, and with other inputs.</summary>
    public static byte[] Stripped(byte[] file, params IReadOnlyList<(string Sheet, string Address, double Value)> inputs)
    {
        var stream = new MemoryStream();
        stream.Write(file);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var (name, part) in Sheets(archive).ToList())
            {
                var sheet = Part(archive, part);
                foreach (var cell in sheet.Descendants(Main + "c"))
                {
                    if (cell.Element(Main + "f") is not null)
                        cell.Element(Main + "v")?.Remove();
                    foreach (var (_, _, value) in inputs.Where(input => input.Sheet == name && input.Address == cell.Attribute("r")!.Value))
                        cell.Element(Main + "v")!.Value = value.ToString("R", CultureInfo.InvariantCulture);
                }

                archive.GetEntry(part)!.Delete();
                using var written = archive.CreateEntry(part).Open();
                sheet.Save(written);
            }
        }

        return stream.ToArray();
    }

    private static WorkbookCell Cell(XElement cell, List<string> words)
    {
        var type = cell.Attribute("t")?.Value ?? "n";
        var value = cell.Element(Main + "v")?.Value;
        var formula = cell.Element(Main + "f")?.Value;
        return type switch
        {
            "s" => new WorkbookCell(null, words[int.Parse(value!, CultureInfo.InvariantCulture)], formula, IsError: false),
            "inlineStr" => new WorkbookCell(null, string.Concat(cell.Descendants(Main + "t").Select(text => text.Value)), formula, IsError: false),
            "str" => new WorkbookCell(null, value, formula, IsError: false),
            "e" => new WorkbookCell(null, value, formula, IsError: true),
            _ => new WorkbookCell(value is null ? null : double.Parse(value, CultureInfo.InvariantCulture), null, formula, IsError: false),
        };
    }

    private static IEnumerable<(string Name, string Part)> Sheets(ZipArchive archive)
    {
        var targets = Part(archive, "xl/_rels/workbook.xml.rels").Elements().ToDictionary(relation => relation.Attribute("Id")!.Value, relation => relation.Attribute("Target")!.Value);
        foreach (var sheet in Part(archive, "xl/workbook.xml").Descendants(Main + "sheet"))
        {
            var target = targets[sheet.Attribute(Relations + "id")!.Value];
            yield return (sheet.Attribute("name")!.Value, target.StartsWith('/') ? target[1..] : "xl/" + target);
        }
    }

    private static XElement Part(ZipArchive archive, string name)
    {
        using var stream = archive.GetEntry(name)!.Open();
        return XElement.Load(stream);
    }
}
