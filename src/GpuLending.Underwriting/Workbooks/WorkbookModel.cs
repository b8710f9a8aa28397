using System.Globalization;
using System.Text.RegularExpressions;
using GpuLending.Engine;

namespace GpuLending.Underwriting.Workbooks;

/// <summary>A workbook before it is a file: sheets of rows, names, and what each formula refers to.</summary>
internal sealed partial class WorkbookModel(Currency currency)
{
    private readonly List<WorkbookSheet> _sheets = [];
    private readonly List<WorkbookRow> _all = [];
    private readonly Dictionary<string, WorkbookRow> _names = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<WorkbookSheet> Sheets => _sheets;

    /// <summary>Named value cells.</summary>
    public IReadOnlyDictionary<string, WorkbookRow> Names => _names;

    /// <summary>Printed at the head of every page, such as DRAFT; empty for nothing.</summary>
    public string HeaderMark { get; init; } = "";

    /// <summary>Printed at the foot of every page: deal, revision, hash.</summary>
    public string Footer { get; init; } = "";

    /// <summary>Inputs of the deal document by name.</summary>
    public IEnumerable<WorkbookRow> DealInputs => _sheets.SelectMany(sheet => sheet.Rows).Where(row => row.Kind == RowKind.Input && row.Path is not null);

    public WorkbookSheet Sheet(string name, string purpose, SheetAxis? axis = null, bool showsPaths = false)
    {
        var sheet = new WorkbookSheet(this, name, purpose, axis) { ShowsPaths = showsPaths, IsCover = _sheets.Count == 0 };
        _sheets.Add(sheet);
        return sheet;
    }

    public WorkbookRow NewRow()
    {
        var row = new WorkbookRow(_all.Count);
        _all.Add(row);
        return row;
    }

    public string Register(string name, WorkbookRow row)
    {
        if (!NameForm().IsMatch(name))
            throw new ArgumentException($"'{name}' is no name a spreadsheet takes.", nameof(name));
        _names.Add(name, row);
        return name;
    }

    public string UnitText(CellUnit unit) => unit switch
    {
        CellUnit.Money or CellUnit.Cents or CellUnit.Price => currency.Code,
        CellUnit.Percent => "%",
        CellUnit.Ratio => "x",
        CellUnit.Date => "date",
        CellUnit.Flag => "0/1",
        CellUnit.Text or CellUnit.Count or CellUnit.Quantity or CellUnit.Factor or CellUnit.Tiny => "",
    };

    /// <summary>A formula with addresses for references, as it stands in one cell.</summary>
    /// <param name="formula">The formula with references.</param>
    /// <param name="on">The sheet it stands on.</param>
    /// <param name="column">Its column, from 1.</param>
    public string Resolve(string formula, WorkbookSheet on, int column) => Reference().Replace(formula, match =>
    {
        var row = _all[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)];
        var sheet = row.Sheet ?? throw new InvalidOperationException($"The formula '{formula}' refers to a row that was never placed.");
        return (sheet == on ? "" : QuotedName(sheet) + "!") + Address(row, sheet, match.Groups[2].Value, column);
    });

    /// <summary>Whether a formula is nothing but one cell of another sheet.</summary>
    public bool IsLink(string formula, WorkbookSheet on) =>
        _names.TryGetValue(formula, out var named) ? named.Sheet != on
        : Reference().Match(formula) is { Success: true } match && match.Length == formula.Length
            && _all[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)].Sheet != on;

    /// <summary>A sheet's name as formulas write it.</summary>
    public static string QuotedName(WorkbookSheet sheet) => sheet.Name.All(char.IsAsciiLetter) ? sheet.Name : $"'{sheet.Name}'";

    private string Address(WorkbookRow row, WorkbookSheet sheet, string what, int column)
    {
        var number = row.Number.ToString(CultureInfo.InvariantCulture);
        var last = WorkbookLayout.FirstPeriodColumn + (sheet.Axis?.Count ?? 1) - 1;
        return what switch
        {
            "here" => WorkbookLayout.Letters(column) + number,
            "before" => WorkbookLayout.Letters(column - 1) + number,
            "after" => WorkbookLayout.Letters(column + 1) + number,
            "all" => $"{Fixed(WorkbookLayout.FirstPeriodColumn)}:{Fixed(last)}",
            "tohere" => $"{FixedColumn(WorkbookLayout.FirstPeriodColumn)}:{WorkbookLayout.Letters(column)}{number}",
            "fromhere" => $"{WorkbookLayout.Letters(column)}{number}:{FixedColumn(last)}",
            "first" => Fixed(WorkbookLayout.FirstPeriodColumn),
            "last" => Fixed(last),
            "value" => Fixed(WorkbookLayout.ValueColumn),
            "total" => Fixed(WorkbookLayout.TotalColumn),
            _ when what.StartsWith("allto:", StringComparison.Ordinal) =>
                $"{Fixed(WorkbookLayout.FirstPeriodColumn)}:${WorkbookLayout.Letters(last)}${_all[int.Parse(what.AsSpan("allto:".Length), CultureInfo.InvariantCulture)].Number.ToString(CultureInfo.InvariantCulture)}",
            _ => $"{Fixed(WorkbookLayout.ValueColumn)}:${WorkbookLayout.Letters(WorkbookLayout.ValueColumn)}${_all[int.Parse(what.AsSpan("values:".Length), CultureInfo.InvariantCulture)].Number.ToString(CultureInfo.InvariantCulture)}",
        };

        string Fixed(int at) => $"${WorkbookLayout.Letters(at)}${number}";
        string FixedColumn(int at) => $"${WorkbookLayout.Letters(at)}{number}";
    }

    [GeneratedRegex("⟦(\\d+):([a-z]+(?::\\d+)?)⟧")]
    private static partial Regex Reference();

    // Letters and digits alone may be a cell's address; an underscore makes it a name.
    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]+$")]
    private static partial Regex NameForm();
}
