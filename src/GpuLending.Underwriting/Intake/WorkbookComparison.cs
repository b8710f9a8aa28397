using System.Globalization;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Workbooks;

namespace GpuLending.Underwriting.Intake;

/// <summary>Holds a workbook that came back against the one that was written: labels and formulas have to stand where they stood, inputs may differ.</summary>
internal sealed class WorkbookComparison(WorkbookModel written, TabularBook book)
{
    private const int MostErrors = 200;
    private const double Nothing = 1e-9;
    private const string OnlyBlue = "Take a new workbook and change its blue cells only.";

    internal List<RowError> Errors { get; } = [];

    internal List<string> Warnings { get; } = [];

    /// <summary>Inputs of the deal whose cells differ, with the number in the cell; null for an empty one.</summary>
    internal List<(WorkbookRow Row, double? Now)> Changed { get; } = [];

    internal void Run()
    {
        foreach (var sheet in written.Sheets)
        {
            if (book.Sheets.FirstOrDefault(one => string.Equals(one.Name, sheet.Name, StringComparison.OrdinalIgnoreCase)) is not { } came)
            {
                Refuse(0, sheet.Name, "", "The sheet is missing, or hidden: bring the workbook back whole.");
                continue;
            }

            var rows = came.Rows.ToDictionary(row => row.Number);
            foreach (var row in sheet.Rows.Where(row => row.Kind is not RowKind.Blank)) Compare(sheet, row, rows.GetValueOrDefault(row.Number));
        }
    }

    internal static string Address(WorkbookRow row, int column) => $"{WorkbookModel.QuotedName(row.Sheet!)}!{WorkbookLayout.Address(column, row.Number)}";

    private void Compare(WorkbookSheet sheet, WorkbookRow row, TabularRow? came)
    {
        var label = came?[WorkbookLayout.LabelColumn - 1].Text ?? "";
        if (Plain(label) != Plain(row.Label))
        {
            if (sheet.Name != "Cover") Refuse(row.Number, Address(row, WorkbookLayout.LabelColumn), label, $"stood as '{row.Label}': rows may not be moved, added or renamed. Take a new workbook and change its blue cells only.");
            return;
        }

        switch (row.Kind)
        {
            case RowKind.Input:
                CompareInput(row, came![WorkbookLayout.ValueColumn - 1]);
                break;
            case RowKind.Figure:
                Formulas(row, row.Formula, came!, WorkbookLayout.ValueColumn, 1);
                break;
            case RowKind.Series:
                Formulas(row, row.Formula, came!, WorkbookLayout.FirstPeriodColumn, sheet.Axis?.Count ?? 0);
                break;
            case RowKind.InputSeries when row.Shown is { } values:
                for (var period = 0; period < values.Count; period++)
                {
                    if (Number(came![WorkbookLayout.FirstPeriodColumn - 1 + period]) is { } now && Same(values[period], now)) continue;
                    Warnings.Add($"'{row.Label}' ({Address(row, WorkbookLayout.FirstPeriodColumn + period)}) was changed. It is a figure of the market and no field of the deal: it is not taken.");
                    break;
                }

                break;
            case RowKind.Term:
                CompareTerm(row, came![WorkbookLayout.ValueColumn - 1]);
                break;
            case RowKind.Blank or RowKind.Heading or RowKind.Text or RowKind.InputSeries:
                break;
        }

        if (row.TotalFormula.Length > 0) Formulas(row, row.TotalFormula, came!, WorkbookLayout.TotalColumn, 1);
    }

    private void CompareInput(WorkbookRow row, TabularCell cell)
    {
        var address = Address(row, WorkbookLayout.ValueColumn);
        if (row.Value is string words)
        {
            if (Plain(cell.Text) != Plain(words)) Warnings.Add($"'{row.Label}' ({address}) says '{Short(cell.Text)}' and not '{Short(words)}': words are changed on the desk and are not taken.");
            return;
        }

        if (cell.Formula is not null)
        {
            Refuse(row.Number, address, cell.Text, $"'{row.Label}' is an input and holds a formula: write its value.");
            return;
        }

        var now = Number(cell);
        if (cell.Text.Length > 0 && now is null)
        {
            Refuse(row.Number, address, cell.Text, $"'{row.Label}' is not a {(row.Unit == CellUnit.Date ? "date" : "number")}.");
            return;
        }

        var was = row.Value switch
        {
            null => (double?)null,
            DateOnly day => WorkbookLayout.Serial(day),
            bool flag => flag ? 1 : 0,
            _ => Convert.ToDouble(row.Value, CultureInfo.InvariantCulture),
        };
        if (was is null && now is null || was is { } before && now is { } after && Same(before, after)) return;
        if (row.Path is null)
        {
            Warnings.Add($"'{row.Label}' ({address}) was changed from {Show(was)} to {Show(now)}. It is a figure of the market or the policy and no field of the deal: it is not taken.");
            return;
        }

        if (row.Within is { } within && now is { } number && (number < within.Least || number > within.Most))
        {
            Refuse(row.Number, address, cell.Text, string.Create(CultureInfo.InvariantCulture, $"'{row.Label}' takes {within.Least:R} to {within.Most:R}."));
            return;
        }

        Changed.Add((row, now));
    }

    private void CompareTerm(WorkbookRow row, TabularCell cell)
    {
        var stands = row.Value switch
        {
            null => cell.Text.Length == 0,
            string words => Plain(words) == Plain(cell.Text),
            DateOnly day => Number(cell) is { } now && Same(WorkbookLayout.Serial(day), now),
            double number => Number(cell) is { } now && Same(number, now),
            int number => Number(cell) is { } now && Same(number, now),
            _ => true,
        };
        if (!stands)
            Warnings.Add($"'{row.Label}' ({Address(row, WorkbookLayout.ValueColumn)}) was changed. The formulas are written for this term: it is not taken. Change it on the desk.");
    }

    private void Formulas(WorkbookRow row, string formula, TabularRow came, int first, int count)
    {
        (int Column, string Was, string Now)? replaced = null;
        var others = 0;
        for (var column = first; column < first + count; column++)
        {
            var cell = came[column - 1];
            if (cell.Formula is not { } found)
            {
                Refuse(row.Number, Address(row, column), cell.Text, $"'{row.Label}' is a formula and was overwritten{(cell.Text.Length == 0 ? "; the cell is empty" : "")}. {OnlyBlue}");
                continue;
            }

            var was = written.Resolve(formula, row.Sheet!, column);
            var now = FormulaText.Moved(found, cell.FromFirst.Columns, cell.FromFirst.Rows);
            if (FormulaText.Same(was, now)) continue;
            if (replaced is null) replaced = (column, was, now);
            else others++;
        }

        if (replaced is not { } cells) return;
        var more = others switch { 0 => "", 1 => ", and so was another cell of the row", _ => string.Create(CultureInfo.InvariantCulture, $", and so were {others} more cells of the row") };
        Refuse(row.Number, Address(row, cells.Column), cells.Now, $"'{row.Label}' is a formula and was replaced by another{more}: it was ={Long(cells.Was)} and is ={Long(cells.Now)}. {OnlyBlue}");
    }

    private static double? Number(TabularCell cell) => cell.Kind switch
    {
        TabularCellKind.Date when DateOnly.TryParseExact(cell.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => WorkbookLayout.Serial(day),
        TabularCellKind.Text when cell.Text is "TRUE" or "FALSE" => cell.Text == "TRUE" ? 1 : 0,
        TabularCellKind.Number or TabularCellKind.Text when double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    private static bool Same(double was, double now) => Math.Abs(was - now) <= Nothing * Math.Max(1, Math.Abs(was));

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Show(double? value) => value is { } number ? number.ToString("0.########", CultureInfo.InvariantCulture) : "nothing";

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "...";

    private static string Long(string formula) => formula.Length <= 300 ? formula : formula[..300] + "...";

    private void Refuse(int row, string cell, string value, string message)
    {
        if (Errors.Count < MostErrors) Errors.Add(new RowError(row, cell, Short(value), message));
    }
}
