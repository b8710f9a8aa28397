using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using GpuLending.Underwriting.DealMemos.Word;

namespace GpuLending.Underwriting.Workbooks;

/// <summary>Writes the cells of one sheet.</summary>
internal sealed class CellWriter(WorkbookModel model, WorkbookSheet sheet, WorkbookStyles styles)
{
    /// <summary>Title, purpose, period numbers and dates.</summary>
    public IEnumerable<Row> Head()
    {
        yield return new Row(Words(1, 1, sheet.IsCover ? sheet.Purpose : sheet.Name, CellRole.Title)) { RowIndex = 1, Height = 22, CustomHeight = true };
        yield return new Row(Words(1, 2, sheet.IsCover ? "Workbook with live formulas" : sheet.Purpose, CellRole.Note)) { RowIndex = 2 };
        yield return new Row(HeadCells(3, sheet.Axis?.Numbers)) { RowIndex = 3 };
        yield return new Row(HeadCells(4, sheet.Axis?.Dates)) { RowIndex = 4 };
    }

    public Row Row(WorkbookRow row) => new(Cells(row)) { RowIndex = (uint)row.Number };

    private IEnumerable<Cell> HeadCells(int at, WorkbookRow? periods)
    {
        string[] captions = at == 3 ? [periods?.Label ?? "", "", "", "", ""] : [periods?.Label ?? "", "Unit", "Note", "Value", sheet.ShowsPaths ? "Place in the deal" : sheet.Axis is null ? "" : "Total"];
        for (var column = 1; column <= captions.Length; column++)
        {
            var figures = column == WorkbookLayout.ValueColumn || (column == WorkbookLayout.TotalColumn && !sheet.ShowsPaths);
            yield return Words(column, at, sheet.IsCover ? "" : captions[column - 1], CellRole.Period, figures ? CellUnit.Count : CellUnit.Text);
        }

        if (periods is null)
            yield break;
        for (var period = 0; period < sheet.Axis!.Count; period++)
        {
            var column = WorkbookLayout.FirstPeriodColumn + period;
            yield return Computed(column, at, model.Resolve(periods.Here, sheet, column), periods.Unit, CellRole.Period, Value(periods, period), null);
        }
    }

    private IEnumerable<Cell> Cells(WorkbookRow row)
    {
        if (row.Kind == RowKind.Blank)
            yield break;
        if (row.Kind == RowKind.Heading)
        {
            yield return Words(1, row.Number, row.Label, CellRole.Heading);
            for (var column = 2; column <= WorkbookLayout.TotalColumn; column++)
                yield return Words(column, row.Number, column == WorkbookLayout.NoteColumn ? row.Note : "", CellRole.Heading);
            yield break;
        }

        yield return Words(1, row.Number, row.Label, row.Kind == RowKind.Text ? row.Role : CellRole.Label);
        if (row.Kind == RowKind.Text)
        {
            yield return Words(2, row.Number, row.Value as string ?? "", CellRole.Label);
            yield break;
        }

        yield return Words(WorkbookLayout.UnitColumn, row.Number, row.UnitText, CellRole.Note);
        yield return Words(WorkbookLayout.NoteColumn, row.Number, row.Note, CellRole.Note);
        if (row.Kind is RowKind.Input or RowKind.Term)
            yield return Typed(WorkbookLayout.ValueColumn, row.Number, row.Value, row.Unit, row.Role);
        else if (row.Kind == RowKind.Figure)
            yield return Formula(WorkbookLayout.ValueColumn, row, row.Formula, row.EngineValue);
        if (sheet.ShowsPaths && row.Path is not null)
            yield return Words(WorkbookLayout.TotalColumn, row.Number, row.Path, CellRole.Note);
        if (row.TotalFormula.Length > 0)
            yield return Formula(WorkbookLayout.TotalColumn, row, row.TotalFormula, row.EngineTotal ?? row.Engine?.Sum());
        if (row.Kind is not (RowKind.Series or RowKind.InputSeries))
            yield break;
        for (var period = 0; period < sheet.Axis!.Count; period++)
        {
            var column = WorkbookLayout.FirstPeriodColumn + period;
            yield return row.Kind == RowKind.Series
                ? Formula(column, row, row.Formula, Value(row, period))
                : Typed(column, row.Number, Value(row, period), row.Unit, row.Role);
        }
    }

    private static double? Value(WorkbookRow row, int period) => (row.Engine ?? row.Shown) is { } values && period < values.Count ? values[period] : null;

    private Cell Formula(int column, WorkbookRow row, string formula, double? value) => Computed(
        column, row.Number, model.Resolve(formula, sheet, column), row.Unit,
        row.Role == CellRole.Formula && model.IsLink(formula, sheet) ? CellRole.Link : row.Role, value, row.ShownText);

    private Cell Computed(int column, int row, string formula, CellUnit unit, CellRole role, double? value, string? text)
    {
        var cell = new Cell { CellReference = WorkbookLayout.Address(column, row), StyleIndex = styles.Of(role, unit), CellFormula = new CellFormula(formula) };
        if (unit == CellUnit.Text)
            cell.DataType = CellValues.String;
        if (unit == CellUnit.Text ? text is not null : value is not null && double.IsFinite(value.Value))
            cell.CellValue = new CellValue(unit == CellUnit.Text ? text! : WorkbookLayout.Number(value!.Value));
        return cell;
    }

    private Cell Typed(int column, int row, object? value, CellUnit unit, CellRole role) => value switch
    {
        null => new Cell { CellReference = WorkbookLayout.Address(column, row), StyleIndex = styles.Of(role, unit) },
        string words => Words(column, row, words, role),
        DateOnly date => Number(column, row, WorkbookLayout.Serial(date), CellUnit.Date, role),
        bool flag => Number(column, row, flag ? 1 : 0, unit, role),
        _ => Number(column, row, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture), unit, role),
    };

    private Cell Number(int column, int row, double value, CellUnit unit, CellRole role) => new()
    {
        CellReference = WorkbookLayout.Address(column, row),
        StyleIndex = styles.Of(role, unit),
        CellValue = new CellValue(WorkbookLayout.Number(value)),
    };

    /// <summary>Words as words: a name that begins with an equals sign is no formula.</summary>
    private Cell Words(int column, int row, string text, CellRole role, CellUnit unit = CellUnit.Text) => new()
    {
        CellReference = WorkbookLayout.Address(column, row),
        StyleIndex = styles.Of(role, unit),
        DataType = text.Length == 0 ? null : CellValues.InlineString,
        InlineString = text.Length == 0 ? null : new InlineString(new Text(WordText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve }),
    };
}
