using GpuLending.Engine;
using GpuLending.Underwriting.Workbooks.Calculation;

namespace GpuLending.Underwriting.Workbooks;

/// <summary>A workbook while it is being written: the source, the book, and the rows that later sheets refer to. Sheets are written in the order of their
/// properties.</summary>
internal sealed class WorkbookDraft(WorkbookSource source, WorkbookModel model)
{
    private readonly List<(string Label, string Formula, string Note)> _checks = [];

    public WorkbookSource Source { get; } = source;

    public WorkbookModel Model { get; } = model;

    public DealCase Case => Source.Case;

    public UnderwritingResult Result => Source.Result;

    /// <summary>Inputs of the deal; every writer of a sheet puts its own block there.</summary>
    public required WorkbookSheet Inputs { get; init; }

    /// <summary>What comes from the market, the policy and the calendar: inputs with their source, none of the deal's.</summary>
    public required WorkbookSheet Market { get; init; }

    /// <summary>The months; null until written, like every other part.</summary>
    public TimelineRows Timeline { get; set; } = null!;

    /// <summary>The lots, in the case's order.</summary>
    public IReadOnlyList<LotRows> Lots { get; set; } = [];

    public CollateralRows Collateral { get; set; } = null!;

    public RevenueRows Revenue { get; set; } = null!;

    public CostRows Costs { get; set; } = null!;

    public CashRows Cash { get; set; } = null!;

    /// <summary>Axis of every monthly sheet.</summary>
    public SheetAxis Months => Timeline.Axis;

    /// <summary>Checks in the order they were added: each formula gives 1 when all is well.</summary>
    public IReadOnlyList<(string Label, string Formula, string Note)> Checks => _checks;

    /// <summary>Adds a line to the sheet of checks and to the master check.</summary>
    /// <param name="formula">Gives 1 or TRUE when all is well.</param>
    public void Check(string label, string formula, string note = "") => _checks.Add((label, formula, note));

    /// <summary>An input of the deal with its source; the name is unique in the book and holds an underscore.</summary>
    public WorkbookRow Input(string label, CellUnit unit, string name, string path, object? value, (double Least, double Most)? within = null, string? unitText = null) =>
        Inputs.Input(label, unit, name, path, Number(value), Source.SourceOf(path), within, unitText);

    /// <summary>An input of the deal, or where something that the formulas take as given rests on it, a term that is shown and not changed here.</summary>
    public WorkbookRow InputUnless(bool given, string label, CellUnit unit, string name, string path, object? value, (double Least, double Most)? within = null) => given
        ? Inputs.Term(label, Number(value), unit, "The curve's given factors rest on it: change it on the desk.", name)
        : Input(label, unit, name, path, value, within);

    /// <summary>An input of the market, the policy or the calendar.</summary>
    public WorkbookRow MarketInput(string label, CellUnit unit, string name, object? value, string note) => Market.Input(label, unit, name, null, Number(value), note);

    /// <summary>A model's name as people use it.</summary>
    public string ModelName(string key) => Source.Snapshot.Models.GetValueOrDefault(key) is { DisplayName.Length: > 0 } model ? model.DisplayName : key;

    private static object? Number(object? value) => value is Money money ? (double)money.Amount : value;
}
