namespace GpuLending.Underwriting.Workbooks;

/// <summary>A sheet: rows of one layout, label, unit, note, value, total and then the periods. Every sheet of the book puts period p in the same column.</summary>
internal sealed class WorkbookSheet(WorkbookModel book, string name, string purpose, SheetAxis? axis)
{
    private readonly List<WorkbookRow> _rows = [];

    public string Name { get; } = name;

    /// <summary>What the sheet is for, in a sentence under its title.</summary>
    public string Purpose { get; } = purpose;

    /// <summary>Its periods; null on a sheet without.</summary>
    public SheetAxis? Axis { get; set; } = axis;

    /// <summary>Whether the value column shows where inputs live in the deal document.</summary>
    public bool ShowsPaths { get; init; }

    /// <summary>Whether it is the first sheet, titled with the deal.</summary>
    public bool IsCover { get; init; }

    public IReadOnlyList<WorkbookRow> Rows => _rows;

    /// <summary>A row to refer to before it is placed; pass it to the method that places it.</summary>
    public WorkbookRow Declare() => book.NewRow();

    public void Blank() => Add(book.NewRow(), RowKind.Blank, "", CellUnit.Text);

    /// <summary>Begins a block.</summary>
    public WorkbookRow Block(string heading, string note = "")
    {
        if (_rows.Count > 0)
            Blank();
        var row = Add(book.NewRow(), RowKind.Heading, heading, CellUnit.Text);
        row.Note = note;
        return row;
    }

    public WorkbookRow Text(string label, string text)
    {
        var row = Add(book.NewRow(), RowKind.Text, label, CellUnit.Text);
        row.Value = text;
        return row;
    }

    /// <summary>A line of the legend, in the colours of what it explains.</summary>
    public void Legend(CellRole role, string label, string text)
    {
        var row = Text(label, text);
        row.Role = role;
    }

    /// <summary>A term that the formulas are written for; it is shown and not changed here.</summary>
    public WorkbookRow Term(string label, object? value, CellUnit unit = CellUnit.Text, string note = "", string? name = null)
    {
        var row = Add(book.NewRow(), RowKind.Term, label, unit);
        (row.Role, row.Value, row.Note) = (CellRole.Term, value, note);
        if (name is not null)
            row.Name = book.Register(name, row);
        return row;
    }

    /// <summary>An input of the deal, named, with its place in the deal document.</summary>
    /// <param name="name">Defined name, unique in the book.</param>
    /// <param name="path">Place in the document; null for an input of the market, the policy or of nature.</param>
    /// <param name="value">Number, date, words or null.</param>
    /// <param name="within">Least and largest value a cell takes.</param>
    public WorkbookRow Input(
        string label, CellUnit unit, string name, string? path, object? value, string note = "", (double Least, double Most)? within = null, string? unitText = null)
    {
        var row = Add(book.NewRow(), RowKind.Input, label, unit);
        (row.Role, row.Path, row.Value, row.Note, row.Within) = (path is null ? CellRole.MarketInput : CellRole.Input, path, value, note, within);
        row.UnitText = unitText ?? row.UnitText;
        row.Name = book.Register(name, row);
        return row;
    }

    /// <summary>An input in every period: a curve of the market.</summary>
    public WorkbookRow InputSeries(string label, CellUnit unit, IReadOnlyList<double> values, string note = "")
    {
        var row = Add(book.NewRow(), RowKind.InputSeries, label, unit);
        (row.Role, row.Shown, row.Note) = (CellRole.MarketInput, values, note);
        return row;
    }

    /// <summary>One formula in the value column.</summary>
    /// <param name="engine">The engine's figure for it; null where it has none.</param>
    public WorkbookRow Figure(
        string label, CellUnit unit, string formula, double? engine = null, string note = "", string? name = null, WorkbookRow? row = null, CellRole role = CellRole.Formula)
    {
        row = Add(row ?? book.NewRow(), RowKind.Figure, label, unit);
        (row.Formula, row.EngineValue, row.Note, row.Role) = (formula, engine, note, role);
        if (name is not null)
            row.Name = book.Register(name, row);
        return row;
    }

    /// <summary>One formula in every period.</summary>
    /// <param name="formula">Without the equals sign; from references of rows. The same for every period.</param>
    /// <param name="engine">The engine's figures from the first period on; null where it has no such row.</param>
    /// <param name="total">Whether the total column sums the periods.</param>
    /// <param name="row">The row, where it was declared before.</param>
    public WorkbookRow Series(
        string label, CellUnit unit, string formula, IReadOnlyList<double>? engine = null, bool total = false, string note = "", WorkbookRow? row = null,
        CellRole role = CellRole.Formula)
    {
        row = Add(row ?? book.NewRow(), RowKind.Series, label, unit);
        (row.Formula, row.Engine, row.Note, row.Role) = (formula, engine, note, role);
        if (total)
            row.TotalFormula = $"SUM({row.All})";
        return row;
    }

    /// <summary>The same with a formula that refers to its own row, as a balance does to the one before.</summary>
    public WorkbookRow Series(
        string label, CellUnit unit, Func<WorkbookRow, string> formula, IReadOnlyList<double>? engine = null, bool total = false, string note = "", WorkbookRow? row = null)
    {
        row ??= book.NewRow();
        return Series(label, unit, formula(row), engine, total, note, row);
    }

    private WorkbookRow Add(WorkbookRow row, RowKind kind, string label, CellUnit unit)
    {
        if (row.Sheet is not null)
            throw new ArgumentException($"The row '{row.Label}' is placed already.", nameof(row));
        (row.Sheet, row.Kind, row.Label, row.Unit, row.UnitText) = (this, kind, label, unit, book.UnitText(unit));
        _rows.Add(row);
        row.Number = WorkbookLayout.HeadRows + _rows.Count;
        return row;
    }
}
