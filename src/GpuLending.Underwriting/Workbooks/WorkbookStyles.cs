using DocumentFormat.OpenXml.Spreadsheet;

namespace GpuLending.Underwriting.Workbooks;

/// <summary>Colours, grounds and number formats by role and unit; each pair becomes one format of the file, when it is first asked for.</summary>
internal sealed class WorkbookStyles
{
    private const string Grey = "FF595959";

    private static readonly string[] FontColours = ["FF000000", "FF0000FF", "FF006100", Grey, "FFFFFFFF", "FF7F7F7F"];

    private readonly Dictionary<(CellRole Role, CellUnit Unit), uint> _formats = [];
    private readonly List<CellFormat> _cellFormats = [new CellFormat { FontId = 0, FillId = 0, BorderId = 0 }];

    /// <summary>The file's format of a cell.</summary>
    public uint Of(CellRole role, CellUnit unit)
    {
        if (_formats.TryGetValue((role, unit), out var known))
            return known;
        var index = (uint)_cellFormats.Count;
        _cellFormats.Add(Format(role, unit));
        return _formats[(role, unit)] = index;
    }

    /// <summary>The style sheet with every format asked for so far.</summary>
    public Stylesheet Sheet() => new(
        new NumberingFormats(Enum.GetValues<CellUnit>().Where(unit => unit != CellUnit.Text).Select(unit => new NumberingFormat { NumberFormatId = NumberFormat(unit), FormatCode = Code(unit) })),
        new Fonts(FontColours.Select(colour => Font(colour, 10))
            .Append(Font("FF000000", 15, bold: true)).Append(Font("FFFFFFFF", 10, bold: true)).Append(Font("FF7F7F7F", 9, italic: true)).Append(Font("FF000000", 10, bold: true))),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            Ground("FFFFF9E5"), Ground("FFE8F1FB"), Ground("FF22344A"), Ground("FFEDEDED"), Ground("FFF7F7F7")),
        new Borders(new Border(), new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(new Color { Rgb = "FFBFBFBF" }) { Style = BorderStyleValues.Hair }, new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(_cellFormats),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }),
        new DifferentialFormats(new DifferentialFormat(
            new Font(new Bold(), new Color { Rgb = "FFFFFFFF" }), new Fill(new PatternFill(new BackgroundColor { Rgb = "FFC00000" }) { PatternType = PatternValues.Solid }))));

    private static CellFormat Format(CellRole role, CellUnit unit)
    {
        var (font, fill) = role switch
        {
            CellRole.Label => (0u, 0u),
            CellRole.Note => (8u, 0u),
            CellRole.Heading => (7u, 4u),
            CellRole.Title => (6u, 0u),
            CellRole.Input => (1u, 2u),
            CellRole.MarketInput => (1u, 3u),
            CellRole.Term => (3u, 6u),
            CellRole.Formula => (0u, 0u),
            CellRole.Link => (2u, 0u),
            CellRole.Check => (3u, 5u),
            CellRole.Period => (9u, 5u),
        };
        var format = new CellFormat { FontId = font, FillId = fill, BorderId = role is CellRole.Input or CellRole.MarketInput ? 1u : 0u, ApplyFont = true, ApplyFill = true };
        if (unit != CellUnit.Text)
            (format.NumberFormatId, format.ApplyNumberFormat) = (NumberFormat(unit), true);
        var right = unit != CellUnit.Text && role is not (CellRole.Label or CellRole.Note);
        if (role == CellRole.Note)
            (format.Alignment, format.ApplyAlignment) = (new Alignment { Indent = 1 }, true);
        if (right)
            (format.Alignment, format.ApplyAlignment) = (new Alignment { Horizontal = HorizontalAlignmentValues.Right }, true);
        return format;
    }

    private static uint NumberFormat(CellUnit unit) => 164 + (uint)unit;

    private static string Code(CellUnit unit) => unit switch
    {
        CellUnit.Money => "#,##0;(#,##0);\"–\"",
        CellUnit.Cents => "#,##0.00;(#,##0.00);\"–\"",
        CellUnit.Price => "#,##0.0000;(#,##0.0000);\"–\"",
        CellUnit.Percent => "0.00%",
        CellUnit.Count => "#,##0",
        CellUnit.Quantity => "#,##0.00;(#,##0.00);\"–\"",
        CellUnit.Factor => "0.0000",
        CellUnit.Tiny => "0.0000E+00;-0.0000E+00;0",
        CellUnit.Ratio => "0.00\"x\"",
        CellUnit.Date => "d mmm yyyy",
        CellUnit.Flag => "0",
        CellUnit.Text => "General",
    };

    private static Font Font(string colour, double size, bool bold = false, bool italic = false)
    {
        var font = new Font();
        if (bold)
            font.Append(new Bold());
        if (italic)
            font.Append(new Italic());
        font.Append(new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = "Calibri" });
        return font;
    }

    private static Fill Ground(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });
}
