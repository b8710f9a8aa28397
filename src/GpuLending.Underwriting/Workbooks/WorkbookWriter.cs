using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace GpuLending.Underwriting.Workbooks;

/// <summary>Writes a workbook as an Open XML file: no macro, no link to another file, no hidden sheet. Cells with a formula carry the engine's figure beside it
/// where the engine has one, so that a preview shows figures; a spreadsheet computes every formula anew when it opens the file.</summary>
internal static class WorkbookWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static byte[] Write(WorkbookModel model)
    {
        using var bytes = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            var styles = new WorkbookStyles();
            var sheets = new Sheets();
            for (var i = 0; i < model.Sheets.Count; i++)
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = SheetWriter.Write(model, model.Sheets[i], styles, selected: i == 0);
                sheets.Append(new Sheet { Name = model.Sheets[i].Name, SheetId = (uint)(i + 1), Id = book.GetIdOfPart(part) });
            }

            book.AddNewPart<WorkbookStylesPart>().Stylesheet = styles.Sheet();
            book.Workbook = new Workbook(
                new BookViews(new WorkbookView { ActiveTab = 0, TabRatio = 850 }), sheets, Names(model), new CalculationProperties { FullCalculationOnLoad = true, CalculationId = 191029 });
            file.PackageProperties.Creator = "GpuLending";
            file.PackageProperties.Title = model.Footer;
        }

        return bytes.ToArray();
    }

    private static DefinedNames Names(WorkbookModel model)
    {
        var names = new DefinedNames();
        for (var i = 0; i < model.Sheets.Count; i++)
        {
            var sheet = WorkbookModel.QuotedName(model.Sheets[i]);
            names.Append(new DefinedName($"{sheet}!$A:$B,{sheet}!$1:${WorkbookLayout.HeadRows.ToString(CultureInfo.InvariantCulture)}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
        }

        foreach (var (name, row) in model.Names.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase))
        {
            names.Append(new DefinedName(
                $"{WorkbookModel.QuotedName(row.Sheet!)}!${WorkbookLayout.Letters(WorkbookLayout.ValueColumn)}${row.Number.ToString(CultureInfo.InvariantCulture)}")
            { Name = name });
        }

        return names;
    }
}
