using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace GpuLending.Underwriting.Workbooks;

/// <summary>Writes one sheet: cells, panes, widths, outline, checks of what is typed, print setup.</summary>
internal static class SheetWriter
{
    private const int PeriodsPerPage = 12;

    public static Worksheet Write(WorkbookModel model, WorkbookSheet sheet, WorkbookStyles styles, bool selected)
    {
        var cells = new CellWriter(model, sheet, styles);
        var data = new SheetData();
        data.Append(cells.Head());
        foreach (var row in sheet.Rows)
            data.Append(cells.Row(row));

        var worksheet = new Worksheet(
            new SheetProperties(new OutlineProperties { SummaryRight = true }, new PageSetupProperties { FitToPage = true }),
            new SheetViews(View(sheet, selected)),
            new SheetFormatProperties { DefaultRowHeight = 14, OutlineLevelColumn = sheet.Axis is null ? (byte)0 : (byte)1 },
            Columns(sheet),
            data);
        worksheet.Append(Checks(sheet));
        if (Validations(sheet) is { } validations)
            worksheet.Append(validations);
        worksheet.Append(
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup
            {
                PaperSize = 9,
                Orientation = OrientationValues.Landscape,
                FitToHeight = 0,
                FitToWidth = sheet.Axis is { Count: var periods } ? (uint)((periods + PeriodsPerPage - 1) / PeriodsPerPage) : 1,
            },
            new HeaderFooter(
                new OddHeader($"&L&A&R{Escaped(model.HeaderMark)}"),
                new OddFooter($"&L{Escaped(model.Footer)}&RPage &P of &N")));
        return worksheet;
    }

    private static SheetView View(WorkbookSheet sheet, bool selected)
    {
        var across = sheet.Axis is null ? 0 : WorkbookLayout.EmptyColumn;
        var corner = WorkbookLayout.Address(across + 1, WorkbookLayout.HeadRows + 1);
        return new SheetView(
            new Pane
            {
                HorizontalSplit = across == 0 ? null : new DoubleValue((double)across),
                VerticalSplit = WorkbookLayout.HeadRows,
                TopLeftCell = corner,
                ActivePane = across == 0 ? PaneValues.BottomLeft : PaneValues.BottomRight,
                State = PaneStateValues.Frozen,
            })
        {
            ShowGridLines = false,
            TabSelected = selected,
            ZoomScale = 85,
            WorkbookViewId = 0,
        };
    }

    private static Columns Columns(WorkbookSheet sheet)
    {
        var columns = new Columns(
            Column(WorkbookLayout.LabelColumn, 46), Column(WorkbookLayout.UnitColumn, 9), Column(WorkbookLayout.NoteColumn, sheet.Axis is null ? 60 : 32), Column(WorkbookLayout.ValueColumn, 18),
            Column(WorkbookLayout.TotalColumn, sheet.ShowsPaths ? 40 : 17), Column(WorkbookLayout.EmptyColumn, 2));
        for (var period = 0; period < (sheet.Axis?.Count ?? 0); period++)
        {
            var column = Column(WorkbookLayout.FirstPeriodColumn + period, 14);
            // Folded, the outline leaves the first period and the last of each year.
            if (period % sheet.Axis!.PerYear != 0)
                column.OutlineLevel = 1;
            columns.Append(column);
        }

        return columns;
    }

    private static Column Column(int at, double width) => new() { Min = (uint)at, Max = (uint)at, Width = width, CustomWidth = true };

    private static IEnumerable<ConditionalFormatting> Checks(WorkbookSheet sheet)
    {
        var priority = 0;
        foreach (var row in sheet.Rows.Where(row => row.Role == CellRole.Check && row.Kind is RowKind.Figure or RowKind.Series))
        {
            var first = row.Kind == RowKind.Figure ? WorkbookLayout.ValueColumn : WorkbookLayout.FirstPeriodColumn;
            var last = row.Kind == RowKind.Figure ? first : first + sheet.Axis!.Count - 1;
            yield return new ConditionalFormatting(
                new ConditionalFormattingRule(new Formula("0")) { Type = ConditionalFormatValues.CellIs, Operator = ConditionalFormattingOperatorValues.Equal, FormatId = 0, Priority = ++priority })
            {
                SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{WorkbookLayout.Address(first, row.Number)}:{WorkbookLayout.Address(last, row.Number)}" },
            };
        }
    }

    private static DataValidations? Validations(WorkbookSheet sheet)
    {
        var rows = sheet.Rows.Where(row => row.Kind == RowKind.Input && (row.Within is not null || row.Unit == CellUnit.Date)).ToList();
        if (rows.Count == 0)
            return null;
        return new DataValidations(rows.Select(row =>
        {
            var (least, most) = row.Within ?? (WorkbookLayout.Serial(new DateOnly(1990, 1, 1)), WorkbookLayout.Serial(new DateOnly(2150, 12, 31)));
            return new DataValidation(new Formula1(WorkbookLayout.Number(least)), new Formula2(WorkbookLayout.Number(most)))
            {
                Type = row.Unit is CellUnit.Date ? DataValidationValues.Date : row.Unit is CellUnit.Count or CellUnit.Flag ? DataValidationValues.Whole : DataValidationValues.Decimal,
                Operator = DataValidationOperatorValues.Between,
                AllowBlank = true,
                ShowErrorMessage = true,
                ErrorTitle = "Not taken",
                Error = row.Unit is CellUnit.Date ? "A date from 1990 to 2150." : $"From {WorkbookLayout.Number(least)} to {WorkbookLayout.Number(most)}.",
                SequenceOfReferences = new ListValue<StringValue> { InnerText = WorkbookLayout.Address(WorkbookLayout.ValueColumn, row.Number) },
            };
        }))
        { Count = (uint)rows.Count };
    }

    private static string Escaped(string text) => text.Replace("&", "&&", StringComparison.Ordinal);
}
