using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Revenue;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;

namespace GpuLending.Underwriting.Intake;

/// <summary>One reading of one file: find the table, settle what holds for all of it, read the rows, hold the document they make against the deal's own rules.</summary>
internal sealed class IntakeRun(
    IntakeCommand command, IntakeSettings? remembered, IReadOnlyList<CatalogueEntry> catalogue, MarketSnapshot snapshot, CurveCatalogue curves, Actor actor, DateOnly today)
{
    private const int Previewed = 50;
    private const string PlainDay = "yyyy-MM-dd";

    private readonly List<string> _notes = [];
    private readonly List<string> _warnings = [];

    /// <summary>What amounts are in that name no currency, where the rest of the file says it; null when nothing does.</summary>
    internal string? FileCurrency { get; init; }

    private DealDocument Before => command.Document;

    private string Format => command.Book.Format + (Table is { Sheet.Name.Length: > 0 } ? $", sheet '{Table.Sheet.Name}'" : "") + (Table is null ? "" : string.Create(CultureInfo.InvariantCulture, $", headings in row {Table.HeaderRow}"));

    private IntakeTable? Table { get; set; }

    private IntakeSettings Settings { get; set; } = command.Settings ?? new IntakeSettings();

    internal IntakeReport Report()
    {
        if (SettingsCheck.Of(Settings, command.Kind).ToArray() is { Length: > 0 } impossible) return Doubtful(impossible);
        Table = Find();
        if (command.Book.HiddenSheets.Count > 0) _notes.Add($"Hidden {(command.Book.HiddenSheets.Count == 1 ? "sheet was" : "sheets were")} not read: {string.Join(", ", command.Book.HiddenSheets.Take(10).Select(name => $"'{name}'"))}.");
        if (Table is null)
        {
            return Doubtful(new IntakeQuestion(Settings.Sheet is { } sheet && !command.Book.Sheets.Any(one => one.Name == sheet) ? "sheet" : "headerRow",
                command.Book.Sheets.Any(one => IntakeTable.StandsOnItsSide(one, command.Kind)) ? "The table stands on its side, its headings below each other in the first column: turn it so that each row is one (Copy, Paste special, Transpose) and send it again."
                : $"No row {(Settings.HeaderRow is { } told ? $"{told} " : "")}looks like headings of {(command.Kind == IntakeKind.Fleet ? "a fleet: a GPU model and how many" : "contracts: a customer, GPUs, start and end")}. Say in which sheet and row the headings stand."));
        }

        if (Table.Sheet.HiddenRows > 0) _warnings.Add($"The sheet hides {Table.Sheet.HiddenRows} {(Table.Sheet.HiddenRows == 1 ? "row" : "rows")}; they were read like the others.");
        if (Table.OtherTableFrom is { } other) _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Another table begins in row {other}: what stands there and below is not read here."));
        var fromEarlier = Recall();
        var gpus = new GpuNames(catalogue, Settings.GpuNames);
        var (columns, doubts) = ColumnGuess.Of(Table, command.Kind, Settings.Columns, gpus);
        Settings = Settings with { Sheet = Table.Sheet.Name.Length > 0 ? Table.Sheet.Name : null, HeaderRow = Table.HeaderRow };
        var shown = Table.Headings.Select((heading, at) => new IntakeColumn(heading, columns.FirstOrDefault(pair => pair.Value == at).Key, Sample(at))).Where(column => column.Heading.Length > 0).ToList();
        Settings = Settings with { Columns = Said(columns) };
        var report = Doubtful([.. doubts]) with { Columns = shown, Remembered = fromEarlier };
        if (doubts.Count > 0) return report;

        var sorter = new RowSorter(Table, command.Kind, columns);
        var rows = sorter.Data();
        var cells = new IntakeCells(Table, command.Kind, columns, Settings, Before.Case.Currency.Code, FileCurrency);
        var read = command.Kind == IntakeKind.Fleet ? Fleet(cells, rows, gpus, sorter) : Contracts(cells, rows);
        if (rows.Count == 0) _warnings.Add("No row of data stands below the headings.");
        var unread = shown.Where(column => column.Field is null).Select(column => $"'{column.Heading}'").ToList();
        foreach (var heading in shown.Where(column => column.Field is null && Matters(column)).Select(column => column.Heading))
            _warnings.Add($"Column '{heading}' is not read and may change what is owed or what it is worth: enter by hand what it says.");
        var hidden = Table.HiddenColumns.Select(column => $"'{Table.Headings[column]}'{(columns.ContainsValue(column) ? "" : " (not read)")}").ToList();
        if (hidden.Count > 0) _warnings.Add($"The sheet hides {(hidden.Count == 1 ? "the column" : "the columns")} {string.Join(", ", hidden.Take(10))}.");
        if (unread.Count > 0) _notes.Add($"Not read: {string.Join(", ", unread.Take(15))}{(unread.Count > 15 ? " and others" : "")}.");
        report = report with
        {
            Questions = cells.Questions,
            Rows = rows.Count,
            Errors = cells.Errors,
            ErrorCount = cells.ErrorCount,
            UnresolvedGpus = read.Unresolved,
            Notes = [.. _notes, .. cells.Notes, .. sorter.Notes],
            Warnings = _warnings,
            PreviewHead = read.Head,
            Preview = read.Preview,
        };
        if (cells.Questions.Count > 0 || cells.ErrorCount > 0 || rows.Count == 0) return report;
        var errors = Rules(read.After, read.Rows, columns);
        return errors.Count > 0 ? report with { Errors = errors, ErrorCount = errors.Count } : report with { After = read.After };
    }

    private IntakeTable? Find() => command.Book.Sheets
        .Where(sheet => Settings.Sheet is null || string.Equals(sheet.Name, Settings.Sheet, StringComparison.OrdinalIgnoreCase))
        .Select(sheet => IntakeTable.Find(sheet, command.Kind, Settings.HeaderRow, Known)).Where(table => table is not null).MaxBy(table => Knows(table!) ? int.MaxValue : table!.Score);

    /// <summary>Headings of the borrower's last file.</summary>
    private List<string> Known => [.. (remembered?.Columns.Values ?? []).Where(heading => heading.Length > 0)];

    private bool Knows(IntakeTable table) => Known.Count > 0 && Known.All(heading => table.ColumnOf(heading) >= 0);

    /// <summary>Takes the columns and units of the borrower's last file where this one has the same headings.</summary>
    private bool Recall()
    {
        if (remembered is null) return false;
        var columns = remembered.Columns.Where(pair => pair.Value.Length > 0 && Table!.ColumnOf(pair.Value) >= 0).ToDictionary();
        if (columns.Count == 0) return false;
        var same = Knows(Table!);
        Settings = same
            ? Settings with
            {
                Columns = remembered.Columns.Where(pair => pair.Value.Length == 0 || columns.ContainsKey(pair.Key)).ToDictionary(),
                CountUnit = Settings.CountUnit ?? remembered.CountUnit,
                GpusPerNode = Settings.GpusPerNode ?? remembered.GpusPerNode,
                CostUnit = Settings.CostUnit ?? remembered.CostUnit,
                RentUnit = Settings.RentUnit ?? remembered.RentUnit,
                ShareUnit = Settings.ShareUnit ?? remembered.ShareUnit,
                DateOrder = Settings.DateOrder ?? remembered.DateOrder,
                DecimalMark = Settings.DecimalMark ?? remembered.DecimalMark,
                Scale = Settings.Scale ?? remembered.Scale,
                Country = Settings.Country ?? remembered.Country,
                GpuNames = Settings.GpuNames.Count > 0 ? Settings.GpuNames : remembered.GpuNames,
            }
            : Settings with { Columns = columns, GpuNames = remembered.GpuNames };
        _notes.Add(same ? "Columns and units are read as in the last file of this borrower." : "Columns that the last file of this borrower had too are read the same way; units are asked anew.");
        return true;
    }

    /// <summary>The columns as they were taken; a field of which somebody said that it is not in the file stays so.</summary>
    private Dictionary<string, string> Said(Dictionary<string, int> columns)
    {
        var said = columns.ToDictionary(pair => pair.Key, pair => Table!.Headings[pair.Value]);
        foreach (var (key, _) in Settings.Columns.Where(pair => pair.Value.Length == 0)) said.TryAdd(key, "");
        return said;
    }

    /// <summary>Whether a column that is not read speaks of terms that a lender prices.</summary>
    private static bool Matters(IntakeColumn column) =>
        column.Sample.Length > 0 && Heading.Words(column.Heading).Exists(word => word is "prepay" or "prepaid" or "prepayment" or "deposit" or "terminate" or "termination" or "break" or "ramp" or "discount" or "rebate" or "credit" or "credits" or "sla" or "free" or "holiday"
            or "lien" or "liens" or "encumbrance" or "pledged" or "leased" or "lease" or "step" or "steps" or "extension" or "renewal" or "guarantee" or "guarantor" or "defect" or "rma" or "status");

    private string Sample(int column) => Table!.Rows.Select(row => row[column].Text).FirstOrDefault(text => text.Length > 0) is { } text ? text.Length <= 40 ? text : text[..40] + "..." : "";

    private IntakeReport Doubtful(params IntakeQuestion[] questions) => new()
    {
        Kind = command.Kind,
        FileName = command.Book.FileName,
        FileHash = command.Book.ContentHash,
        Format = Format,
        Sheets = [.. command.Book.Sheets.Select(sheet => sheet.Name).Where(name => name.Length > 0)],
        Settings = Settings,
        Questions = questions,
        Notes = [.. _notes],
        Warnings = [.. _warnings],
    };

    private Outcome Fleet(IntakeCells cells, List<TabularRow> rows, GpuNames gpus, RowSorter sorter)
    {
        var reading = new FleetReading(cells, rows, Settings, gpus, catalogue, Before.Case);
        var read = cells.Questions.Count > 0 ? [] : reading.Read();
        var lots = read.ConvertAll(row => row.Lot);
        IReadOnlyList<Lot> all = Settings.Mode == IntakeMode.Add ? [.. Before.Case.Lots, .. lots] : lots;
        var certain = cells.Questions.Count == 0 && cells.ErrorCount == 0;
        var totals = certain && cells.Has("count") ? sorter.TotalRows.Select(row => (row.Number, cells.Cell(row, "count").Text)).Where(total => total.Text.Length > 0) : [];
        var sum = read.Sum(row => (long)row.Lot.Count);
        foreach (var (number, text) in totals.TakeLast(1))
        {
            if (long.TryParse(text.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var total) && total != sum)
                _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"The total in row {number} says {text} and the rows read sum to {sum:#,0} GPUs."));
        }

        foreach (var contract in Before.Case.Contracts.Where(contract => certain && contract.LotIds.Any(id => !all.Any(lot => lot.Id == id))))
            _warnings.Add($"Contract {contract.Id} is served by lot {string.Join(", ", contract.LotIds.Where(id => !all.Any(lot => lot.Id == id)))}, which the fleet would no longer have: change the contract afterwards.");
        return new Outcome(
            Place(read.ConvertAll(row => (row.Row, row.Lot.Id, row.Fields)), Before.Case.Lots.Select(lot => lot.Id), "/lots", Before.Case with { Lots = all }, all.Select(lot => lot.Id)),
            read.ConvertAll(row => (row.Row, Key: row.Lot.Id)), reading.Unresolved,
            ["Row", "Lot", "GPU model", "GPUs", "GPU cost", "All costs of one GPU", "In service", "Site", "Country"],
            [.. read.Take(Previewed).Select(row => (IReadOnlyList<string>)
            [
                Whole(row.Row.Number), row.Lot.Id, row.Lot.GpuModel, Whole(row.Lot.Count), Amount(row.Lot.UnitCost.Gpu), Amount(AllOf(row.Lot.UnitCost)), Day(row.Lot.InServiceDate), row.Lot.Site, row.Lot.Country,
            ])]);
    }

    private Outcome Contracts(IntakeCells cells, List<TabularRow> rows)
    {
        var reading = new ContractReading(cells, rows, Settings, Before.Case);
        var read = cells.Questions.Count > 0 ? [] : reading.Read();
        var contracts = read.ConvertAll(row => row.Contract);
        IReadOnlyList<OfftakeContract> all = Settings.Mode == IntakeMode.Add ? [.. Before.Case.Contracts, .. contracts] : contracts;
        var fleet = Before.Case.Lots.Sum(lot => (long)lot.Count);
        foreach (var (row, contract, _) in read.Where(row => row.Contract.Gpus > fleet))
            _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Row {row.Number}: contract {contract.Id} takes {contract.Gpus:#,0} GPUs and the fleet has {fleet:#,0}."));
        return new Outcome(
            Place(read.ConvertAll(row => (row.Row, row.Contract.Id, row.Fields)), Before.Case.Contracts.Select(contract => contract.Id), "/contracts", Before.Case with { Contracts = all }, all.Select(contract => contract.Id)),
            read.ConvertAll(row => (row.Row, Key: row.Contract.Id)), [],
            ["Row", "Contract", "Customer", "Rating", "GPUs", "Start", "Last day", "Price per GPU-hour", "Take-or-pay", "Further terms"],
            [.. read.Take(Previewed).Select(row => (IReadOnlyList<string>)
            [
                Whole(row.Row.Number), row.Contract.Id, row.Contract.Customer, row.Contract.CustomerRating, Whole(row.Contract.Gpus), Day(row.Contract.Start), Day(row.Contract.End.AddDays(-1)),
                row.Contract.PricePerGpuHour is { } price ? $"{price.Currency.Code} {price.Amount.ToString("0.00####", CultureInfo.InvariantCulture)}" : "market", Percent(row.Contract.TakeOrPayShare), Further(row.Contract),
            ])]);
    }

    /// <summary>The document with the new list in it, and a mark at every field that the file gave.</summary>
    private DealDocument Place(List<(TabularRow Row, string Key, List<string> Fields)> read, IEnumerable<string> before, string list, DealCase after, IEnumerable<string> keys)
    {
        var (standing, now) = (before.ToList(), keys.ToList());
        var kept = Settings.Mode == IntakeMode.Add || read.Exists(row => row.Fields.Count > 0);
        var places = now.ConvertAll(key => kept && standing.IndexOf(key) is var at && at >= 0 && (Settings.Mode == IntakeMode.Add || Settings.Columns.ContainsKey(list == "/lots" ? "lot" : "contract")) ? (int?)at : null);
        var imported =
            from row in read
            let at = now.LastIndexOf(row.Key)
            from field in row.Fields
            select (string.Create(CultureInfo.InvariantCulture, $"{at}/{field}"), new Provenance
            {
                Mark = ProvenanceMark.Imported,
                Source = string.Create(CultureInfo.InvariantCulture, $"{Short(command.Book.FileName)}, row {row.Row.Number}"),
                Date = today,
                Author = actor.DisplayName,
            });
        return Before with { Case = after, Provenance = IntakeMarks.Of(Before.Provenance, list, places, imported) };
    }

    /// <summary>What the deal's own rules say of the new rows, at their rows of the file. What was wrong elsewhere before is not the file's doing.</summary>
    private List<RowError> Rules(DealDocument after, List<(TabularRow Row, string Key)> rows, Dictionary<string, int> columns)
    {
        var list = command.Kind == IntakeKind.Fleet ? "/lots/" : "/contracts/";
        var offset = (command.Kind == IntakeKind.Fleet ? after.Case.Lots.Count : after.Case.Contracts.Count) - rows.Count;
        var errors = new List<RowError>();
        foreach (var message in DealDocumentValidator.For(snapshot, curves).Check(after))
        {
            if (message.Path == list.TrimEnd('/')) errors.Add(new RowError(Table!.HeaderRow, "(whole file)", "", message.Message));
            if (!message.Path.StartsWith(list, StringComparison.Ordinal)) continue;
            var parts = message.Path[list.Length..].Split('/', 2);
            if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at < offset) continue;
            var field = FieldAt(parts.Length > 1 ? parts[1] : "");
            var row = rows[at - offset].Row;
            var known = field is not null && columns.ContainsKey(field);
            errors.Add(new RowError(row.Number, known ? Table!.Headings[columns[field!]] : parts.Length > 1 ? parts[1] : "(whole row)", known ? row[columns[field!]].Text : "", message.Message));
        }

        return errors;
    }

    private static string? FieldAt(string path) => path switch
    {
        "id" => "lot",
        "gpuModel" => "model",
        "inServiceDate" => "inService",
        "unitCost/gpu" => "gpuCost",
        "pricePerGpuHour" => "price",
        "customerRating" => "rating",
        _ when path.StartsWith("lotIds", StringComparison.Ordinal) => "lots",
        _ => path.Split('/')[0],
    };

    private static Money? AllOf(UnitCost cost)
    {
        Money?[] parts = [cost.Gpu, cost.Network, cost.Installation, cost.Freight, cost.Duty, cost.Soft];
        return parts.FirstOrDefault(part => part is not null) is { } one ? new Money(parts.Sum(part => part?.Amount ?? 0), one.Currency) : null;
    }

    private static string Further(OfftakeContract contract)
    {
        var terms = new List<string>();
        if (contract.PriceSteps.Count > 0) terms.Add(string.Join(", ", contract.PriceSteps.Select(step => $"{step.PricePerGpuHour?.Amount.ToString("0.00####", CultureInfo.InvariantCulture)} from {Day(step.Date)}")));
        if (contract.Ramp.Count > 0) terms.Add(string.Join(", ", contract.Ramp.Select(step => $"{Whole(step.Gpus)} GPUs from {Day(step.Date)}")));
        if (contract.EscalatorPerAnnum != 0) terms.Add($"{Percent(contract.EscalatorPerAnnum)} a year");
        if (contract.Prepayment is { } prepaid) terms.Add($"{Amount(prepaid.Amount)} prepaid on {Day(prepaid.ReceivedOn)}");
        if (contract.Termination is { } right)
            terms.Add(string.Create(CultureInfo.InvariantCulture, $"may leave {(right.Kind == TerminationKind.ServiceLevel ? "for missed service" : "for convenience")}{(right.EarliestDate is { } from ? " from " + Day(from) : "")}, notice {right.NoticeMonths} months, fee {(right.FeeAmount is { } fee ? Amount(fee) : $"{right.FeeMonths:0.##} months")}"));
        else if (contract.TerminationForConvenience)
            terms.Add("may leave for convenience");
        return string.Join("; ", terms);
    }

    private static string Whole(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString(PlainDay, CultureInfo.InvariantCulture);

    private static string Amount(Money? money) => money is { } amount ? $"{amount.Currency.Code} {amount.Amount.ToString("#,0.00", CultureInfo.InvariantCulture)}" : "none";

    private static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    private static string Short(string name) => name.Length <= 100 ? name : name[..100] + "...";

    private sealed record Outcome(
        DealDocument After, List<(TabularRow Row, string Key)> Rows, IReadOnlyList<UnresolvedGpu> Unresolved, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Preview);
}
