using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Word;

/// <summary>Tables as Word's own: fixed widths, a head row that repeats on every page, rows that do not break.</summary>
internal static class WordTables
{
    private const int ShortTable = 9;
    private const int ShortText = 1_200;
    private const int Apart = 90;
    private const string Ink = "16191D";
    private const string Rule = "C9CED6";

    public static Table Table(MemoTable table, MemoNotes notes)
    {
        var widths = Widths(MemoWidths.Of(table, notes, MemoWidths.Page));
        var style = table.IsDense ? WordStyles.DenseCell : WordStyles.Cell;
        var word = Start(widths, table.Caption);
        if (table.IsDense) Narrow(word);
        var head = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            var cell = Cell(widths[i], Paragraph(style, column.Title, column.Figures, bold: true, keep: true), border: Ink, top: true);
            if (FollowsFigures(table, i)) cell.GetFirstChild<Paragraph>()!.ParagraphProperties!.Indentation = new Indentation { Left = Apart.ToString(CultureInfo.InvariantCulture) };
            if (column.Unit.Length > 0) cell.Append(Paragraph(style, column.Unit, column.Figures, bold: false, keep: true));
            head.Append(cell);
        }

        word.Append(head);
        if (table.Rows.Count == 0)
        {
            var none = Cell(widths.Sum(), Paragraph(style, "none", right: false), border: Ink);
            none.TableCellProperties!.GridSpan = new GridSpan { Val = widths.Length };
            word.Append(new TableRow(none));
        }

        var letters = table.Rows.Sum(row => row.Cells.Sum(cell => cell.Text.Length));
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var row = table.Rows[r];
            var line = new TableRow(new TableRowProperties(new CantSplit()));
            if (row.IsTitle)
            {
                var title = Cell(widths.Sum(), Paragraph(style, row.Cells[0].Text, right: false, bold: true, keep: r < table.Rows.Count - 1), r == table.Rows.Count - 1 ? Ink : Rule, shaded: true);
                title.TableCellProperties!.GridSpan = new GridSpan { Val = widths.Length };
                line.Append(title);
                word.Append(line);
                continue;
            }

            for (var i = 0; i < table.Columns.Count; i++)
            {
                var figure = i < row.Cells.Count ? row.Cells[i] : new MemoFigure("");
                var paragraph = Paragraph(style, figure.Text, table.Columns[i].Figures, row.Emphasis, Keeps(r, table.Rows.Count, letters));
                if (notes.Mark(figure) is { Length: > 0 } mark) paragraph.Append(WordText.Run(mark, Styled(WordStyles.Mark)));
                if (FollowsFigures(table, i)) paragraph.ParagraphProperties!.Indentation = new Indentation { Left = Apart.ToString(CultureInfo.InvariantCulture) };
                line.Append(Cell(widths[i], paragraph, r == table.Rows.Count - 1 ? Ink : Rule, row.Emphasis));
            }

            word.Append(line);
        }

        return word;
    }

    public static Table Facts(MemoFacts facts, MemoNotes notes)
    {
        var widths = Widths([34, 66]);
        var word = Start(widths, facts.Caption);
        for (var i = 0; i < facts.Facts.Count; i++)
        {
            var fact = facts.Facts[i];
            var rule = i == facts.Facts.Count - 1 ? Ink : Rule;
            var row = new TableRow(new TableRowProperties(new CantSplit()));
            var keep = Keeps(i, facts.Facts.Count, 0);
            row.Append(Cell(widths[0], Paragraph(WordStyles.Cell, fact.Label, right: false, keep: keep), rule, top: i == 0));
            var value = Paragraph(WordStyles.Cell, fact.Value.Text, right: false, keep: keep);
            if (notes.Mark(fact.Value) is { Length: > 0 } mark) value.Append(WordText.Run(mark, Styled(WordStyles.Mark)));
            row.Append(Cell(widths[1], value, rule, top: i == 0));
            word.Append(row);
        }

        return word;
    }

    public static Table KeyFigures(MemoKeyFigures keys)
    {
        const int across = 4;
        var widths = Widths([1, 1, 1, 1]);
        var word = Start(widths, "Key figures");
        foreach (var chunk in keys.Figures.Chunk(across))
        {
            var row = new TableRow(new TableRowProperties(new CantSplit()));
            for (var i = 0; i < across; i++)
            {
                var key = i < chunk.Length ? chunk[i] : new MemoKeyFigure("", "");
                var value = Paragraph(key.Value.Length > 14 ? WordStyles.KeyLabel : WordStyles.KeyValue, key.Value, right: false, bold: true);
                var cell = Cell(widths[i], WordText.Paragraph(WordStyles.KeyLabel, key.Label), Rule, top: true);
                cell.Append(value, WordText.Paragraph(WordStyles.KeyLabel, key.Remark));
                cell.TableCellProperties!.TableCellBorders!.LeftBorder = new LeftBorder { Val = BorderValues.Single, Size = 4, Color = Rule };
                cell.TableCellProperties.TableCellBorders.RightBorder = new RightBorder { Val = BorderValues.Single, Size = 4, Color = Rule };
                row.Append(cell);
            }

            word.Append(row);
        }

        return word;
    }

    /// <summary>Whether a row stays with the next: all of a short table, of a long one the first two and the last two.</summary>
    private static bool Keeps(int row, int rows, int letters) => row < rows - 1 && ((rows <= ShortTable && letters <= ShortText) || row == 0 || row == rows - 2);

    /// <summary>Words beside a figure that ends at their edge need room.</summary>
    private static bool FollowsFigures(MemoTable table, int column) => column > 0 && table.Columns[column - 1].Figures && !table.Columns[column].Figures;

    private static Table Start(int[] widths, string caption)
    {
        var word = new Table(
            new TableProperties(
                new TableWidth { Width = widths.Sum().ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = "0020", FirstRow = true },
                new TableCaption { Val = WordText.Clean(caption) }));
        word.Append(new TableGrid(widths.Select(width => new GridColumn { Width = width.ToString(CultureInfo.InvariantCulture) })));
        return word;
    }

    private static void Narrow(Table word) => word.GetFirstChild<TableProperties>()!.TableCellMarginDefault = new TableCellMarginDefault(
        new TableCellLeftMargin { Width = 35, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 35, Type = TableWidthValues.Dxa });

    private static TableCell Cell(int width, Paragraph paragraph, string border, bool shaded = false, bool top = false)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa });
        var borders = new TableCellBorders();
        if (top) borders.TopBorder = new TopBorder { Val = BorderValues.Single, Size = 6, Color = border };
        borders.BottomBorder = new BottomBorder { Val = BorderValues.Single, Size = border == Ink ? 6u : 4u, Color = border };
        properties.TableCellBorders = borders;
        if (shaded) properties.Shading = new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "F3F5F8" };
        return new TableCell(properties, paragraph);
    }

    private static Paragraph Paragraph(string style, string text, bool right, bool bold = false, bool keep = false)
    {
        var properties = new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = style } };
        if (keep) properties.KeepNext = new KeepNext();
        if (right) properties.Justification = new Justification { Val = JustificationValues.Right };
        var paragraph = new Paragraph(properties);
        if (text.Length == 0) return paragraph;
        paragraph.Append(WordText.Runs(text, () => text == FigureFormat.NotProvided ? Styled(WordStyles.Missing) : bold ? new RunProperties(new Bold()) : null));
        return paragraph;
    }

    private static RunProperties Styled(string style) => new(new RunStyle { Val = style });

    private static int[] Widths(double[] weights)
    {
        var widths = weights.Select(weight => (int)(WordFurniture.Width * weight / weights.Sum())).ToArray();
        widths[^1] += WordFurniture.Width - widths.Sum();
        return widths;
    }
}
