using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace GpuLending.Underwriting.DealMemos.Word;

/// <summary>The figures behind a Word chart: dates down, lines across, on one sheet named Data.</summary>
internal static class WordChartWorkbook
{
    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    /// <summary>Dates down, lines across.</summary>
    public static byte[] Write(IReadOnlyList<DateOnly> dates, IReadOnlyList<WordChartLine> lines) => Write(
        [Words(0, 1, "Date"), .. lines.Select((line, column) => Words(column + 1, 1, line.Name))],
        dates.Select((date, i) =>
        {
            var row = (uint)(i + 2);
            var day = Number(0, row, Serial(date));
            day.StyleIndex = 1;
            return (IEnumerable<Cell>)[day, .. lines.Select((line, column) => (column, value: line.Values[i])).Where(cell => cell.value is not null)
                .Select(cell => Number(cell.column + 1, row, cell.value!.Value))];
        }));

    /// <summary>Names down, series across.</summary>
    public static byte[] Write(string head, IReadOnlyList<string> names, IReadOnlyList<(string Name, double[] Values)> series) => Write(
        [Words(0, 1, head), .. series.Select((column, at) => Words(at + 1, 1, column.Name))],
        names.Select((name, i) => (IEnumerable<Cell>)[Words(0, (uint)(i + 2), name), .. series.Select((column, at) => Number(at + 1, (uint)(i + 2), column.Values[i]))]));

    private static byte[] Write(IEnumerable<Cell> head, IEnumerable<IEnumerable<Cell>> rows)
    {
        using var bytes = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            var styles = book.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new Fonts(new Font()),
                new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
                new Borders(new Border()),
                new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 15, ApplyNumberFormat = true }));
            var sheet = book.AddNewPart<WorksheetPart>();
            var data = new SheetData(new Row(head) { RowIndex = 1 });
            data.Append(rows.Select((cells, i) => new Row(cells) { RowIndex = (uint)(i + 2) }));
            sheet.Worksheet = new Worksheet(data);
            book.Workbook = new Workbook(new Sheets(new Sheet { Name = "Data", SheetId = 1, Id = book.GetIdOfPart(sheet) }));
        }

        return bytes.ToArray();
    }

    /// <summary>A date as a spreadsheet counts it.</summary>
    public static int Serial(DateOnly date) => date.DayNumber - SerialZero.DayNumber;

    /// <summary>A column's letter; the charts never have more than 26.</summary>
    public static string Column(int index) => ((char)('A' + index)).ToString();

    private static Cell Words(int column, uint row, string text) => new()
    {
        CellReference = Column(column) + row.ToString(CultureInfo.InvariantCulture),
        DataType = CellValues.InlineString,
        InlineString = new InlineString(new Text(WordText.Clean(text))),
    };

    private static Cell Number(int column, uint row, double value) => new()
    {
        CellReference = Column(column) + row.ToString(CultureInfo.InvariantCulture),
        CellValue = new CellValue(value.ToString("R", CultureInfo.InvariantCulture)),
    };
}
