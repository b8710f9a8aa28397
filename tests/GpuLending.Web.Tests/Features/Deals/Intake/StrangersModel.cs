using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace GpuLending.Web.Tests.Features.Deals.Intake;

/// <summary>Workbooks that somebody made or changed in a spreadsheet program.</summary>
internal static class StrangersModel
{
    /// <summary>A whole deal in a layout of its own: numbered labels, units before values, a fleet by the machine.</summary>
    public static byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook(new Sheets());
            Add(book, "Assumptions", [["1.01", "Project name", "", "Lighthouse"], ["1.02", "Borrower", "", "Lighthouse Compute"], ["1.03", "Financial close", "date", "2027-03-01"], ["2.01", "Facility amount", "USD m", 45], ["2.02", "Loan tenor", "years", 4], ["3.06", "Land lease escalator", "p.a.", "3%"]]);
            Add(book, "GPU fleet", [["Cluster", "GPU", "Servers", "GPUs per server", "Cost (USD)", "Ready for service", "Site"], ["LH1", "H200 SXM", 128, 8, 280_000, "2027-03-01", "Rjukan"]]);
            Add(book, "Offtake", [["Offtaker", "Credit rating", "GPUs", "Start", "Term (years)", "USD per GPU-hr"], ["Nordic LLM AS", "BB+", 1024, "2027-03-01", 4, 2.05]]);
        }

        return stream.ToArray();
    }

    /// <summary>The deal's own workbook with another number in the input of a path.</summary>
    public static byte[] Changed(byte[] file, string path, string value) => Edited(file, rows =>
    {
        var row = rows.First(one => one.Elements<Cell>().Any(cell => cell.InnerText == path));
        row.Elements<Cell>().First(cell => cell.CellReference!.Value!.StartsWith('D')).CellValue = new CellValue(value);
    });

    /// <summary>The deal's own workbook with a number in place of a formula.</summary>
    public static byte[] Overwritten(byte[] file) => Edited(file, rows =>
    {
        var cell = rows.SelectMany(row => row.Elements<Cell>()).First(cell => cell.CellFormula is not null && cell.DataType is null);
        cell.CellFormula = null;
        cell.CellValue = new CellValue("123456");
    });

    private static byte[] Edited(byte[] file, Action<IEnumerable<Row>> edit)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var book = document.WorkbookPart!;
            // Formulas stand on other sheets than inputs: each edit finds its own.
            edit(book.Workbook!.Descendants<Sheet>().Select(sheet => (WorksheetPart)book.GetPartById(sheet.Id!.Value!)).SelectMany(part => part.Worksheet!.Descendants<Row>()));
        }

        return stream.ToArray();
    }

    private static void Add(WorkbookPart book, string name, object[][] rows)
    {
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet(new SheetData(rows.Select((cells, at) => new Row(cells.Select((value, column) => Of(value, (char)('B' + column), at + 1))) { RowIndex = (uint)at + 1 })));
        var sheets = book.Workbook!.GetFirstChild<Sheets>()!;
        sheets.Append(new Sheet { Name = name, SheetId = (uint)sheets.Count() + 1, Id = book.GetIdOfPart(part) });
    }

    private static Cell Of(object value, char column, int row) => value is string text
        ? new Cell { CellReference = $"{column}{row}", DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) }
        : new Cell { CellReference = $"{column}{row}", CellValue = new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!) };
}
