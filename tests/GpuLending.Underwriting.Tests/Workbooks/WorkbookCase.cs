using GpuLending.Engine;
using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Workbooks;
using Shouldly;

namespace GpuLending.Underwriting.Tests.Workbooks;

/// <summary>A deal's workbook as it leaves the desk, with one input changed in the file or none, and what the engine says of the deal so changed.</summary>
internal sealed class WorkbookCase
{
    private readonly (string Sheet, string Address, double Value)[] _changes;

    private WorkbookCase(WorkbookModel written, WorkbookModel expected, string change, (string Sheet, string Address, double Value)[] changes)
    {
        (Written, Expected, Change, _changes) = (written, expected, change, changes);
    }

    public static MarketSnapshot Market { get; } = ReferenceData.ShippedSnapshot();

    /// <summary>Day the figures are struck at: the snapshot's.</summary>
    public static DateOnly Day => Market.Date;

    public WorkbookModel Written { get; }

    /// <summary>The workbook of the changed deal: its engine's figures are what LibreOffice must compute.</summary>
    public WorkbookModel Expected { get; }

    /// <summary>Which input was changed to what, for messages.</summary>
    public string Change { get; }

    /// <summary>The file to compute: no value beside a formula.</summary>
    public byte[] File => WorkbookCells.Stripped(WorkbookWriter.Write(Written), _changes);

    public static WorkbookModel ModelOf(DealCase dealCase) => DealWorkbook.Build(new WorkbookSource
    {
        Case = dealCase,
        Snapshot = Market,
        Result = DealEvaluator.Evaluate(dealCase, Market, Scenario.Base, Day),
    });

    public static WorkbookCase Unchanged(DealCase dealCase)
    {
        var model = ModelOf(dealCase);
        return new WorkbookCase(model, model, $"{dealCase.Name}: as written", []);
    }

    /// <summary>The same with one named input changed in the file, and its field in the deal.</summary>
    public static WorkbookCase Changed(DealCase dealCase, string name, double value)
    {
        var model = ModelOf(dealCase);
        var input = model.Names[name];
        var changed = WorkbookInput.Put(dealCase, input, value);
        return new WorkbookCase(
            model, ModelOf(changed), $"{dealCase.Name}: {name} changed to {value}", [(input.Sheet!.Name, WorkbookLayout.Address(WorkbookLayout.ValueColumn, input.Number), value)]);
    }

    /// <summary>The same with an input chosen by a number, moved a little within what it takes.</summary>
    public static WorkbookCase ChangedAtRandom(DealCase dealCase, int number)
    {
        var random = new Random(number);
        // A longer loan needs a workbook of more months.
        var inputs = ModelOf(dealCase).DealInputs.Where(input => input.Value is not null && input.Name != "Tenor_Months").ToList();
        while (true)
        {
            var input = inputs[random.Next(inputs.Count)];
            var value = input.Value is DateOnly day ? WorkbookLayout.Serial(day) + random.Next(-20, 21)
                : Convert.ToDouble(input.Value, System.Globalization.CultureInfo.InvariantCulture) * (0.9 + (random.Next(0, 20) / 100.0));
            value = input.Unit is CellUnit.Count ? Math.Round(value) : value;
            if (input.Within is var (least, most))
                value = Math.Clamp(value, least, most);
            try
            {
                return Changed(dealCase, input.Name!, value);
            }
            catch (NotComputableException)
            {
                // The engine refuses that value, such as a lot delivered after it is in service: another input then.
            }
        }
    }

    /// <summary>What in the computed file differs from the engine, by more than a cent of an amount or a millionth part of anything else; nothing when all agrees.</summary>
    /// <param name="computed">The computed file.</param>
    /// <param name="compared">Cells that were held against the engine.</param>
    public IReadOnlyList<string> Differences(WorkbookCells computed, out int compared)
    {
        var held = 0;
        var differences = new List<string>();
        var sameMonths = Written.Sheets.Select(sheet => sheet.Axis?.Count).SequenceEqual(Expected.Sheets.Select(sheet => sheet.Axis?.Count));
        foreach (var sheet in Expected.Sheets)
        {
            foreach (var row in sheet.Rows.Where(row => row.Kind is RowKind.Figure or RowKind.Series))
            {
                Compare(row, WorkbookLayout.ValueColumn, row.Kind == RowKind.Figure ? row.EngineValue : null);
                Compare(row, WorkbookLayout.TotalColumn, sameMonths ? row.EngineTotal : null);
                var periods = Math.Min(row.Engine?.Count ?? 0, Written.Sheets.Single(written => written.Name == sheet.Name).Axis?.Count ?? 0);
                for (var period = 0; period < periods; period++)
                    Compare(row, WorkbookLayout.FirstPeriodColumn + period, row.Engine![period]);
            }
        }

        differences.AddRange(computed.All.Where(cell => cell.Value.IsError).Select(cell => $"{Change}: {cell.Key.Sheet}!{cell.Key.Address} is {cell.Value.Words}"));
        compared = held;
        return differences;

        void Compare(WorkbookRow row, int column, double? engine)
        {
            if (engine is not { } expected)
                return;
            held++;
            var address = WorkbookLayout.Address(column, row.Number);
            var found = computed.At(row.Sheet!.Name, address)?.Number ?? double.NaN;
            if (double.IsNaN(expected))
            {
                // The engine has no figure there: neither has the workbook.
                if (!double.IsNaN(found))
                    differences.Add($"{Change}: {row.Sheet!.Name}!{address} {row.Label} is {found:R}, the engine says nothing");
                return;
            }

            // A cent, and the noise of the arithmetic.
            var tolerance = row.Unit is CellUnit.Money or CellUnit.Cents ? 0.01 + 1e-6 + (1e-15 * Math.Abs(expected)) : 1e-6 * Math.Max(1, Math.Abs(expected));
            if (!(Math.Abs(found - expected) <= tolerance))
                differences.Add($"{Change}: {row.Sheet!.Name}!{address} {row.Label} is {found:R}, the engine says {expected:R}");
        }
    }

    /// <summary>Computes the files in one go and holds each against the engine.</summary>
    public static async Task HoldAsync(IReadOnlyList<WorkbookCase> cases, CancellationToken cancellationToken)
    {
        var computed = await RecalculatedWorkbooks.OfAsync([.. cases.Select(one => one.File)], cancellationToken);
        var differences = new List<string>();
        foreach (var (one, cells) in cases.Zip(computed))
        {
            differences.AddRange(one.Differences(cells, out var compared).Take(15));
            compared.ShouldBeGreaterThan(500, one.Change);
        }

        differences.Count.ShouldBe(0, string.Join('\n', differences.Take(60)));
    }
}
