using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Depreciation;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;

namespace GpuLending.Underwriting.Intake;

/// <summary>One reading of a workbook with a whole deal: which sheet is what, the terms, then the fleet, then the contracts that it serves.</summary>
internal sealed class DealIntakeRun(
    ImportDealCommand command, IReadOnlyDictionary<string, (Guid Id, BorrowerProfile Profile)> borrowers, IReadOnlyList<CatalogueEntry> catalogue, MarketSnapshot snapshot, CurveCatalogue curves, Actor actor, DateOnly today)
{
    private readonly List<RowError> _errors = [];
    private readonly List<string> _notes = [];
    private readonly List<string> _warnings = [];
    private readonly List<IntakeQuestion> _questions = [];
    private string? _country;

    internal DealIntakeReport Report()
    {
        var book = command.Book;
        if (book.HiddenSheets.Count > 0) _notes.Add($"Hidden sheets were not read: {string.Join(", ", book.HiddenSheets.Take(10).Select(name => $"'{name}'"))}.");
        var fleet = Best(IntakeKind.Fleet, null);
        var contracts = Best(IntakeKind.Contracts, fleet?.Table);
        if (SettingsCheck.Rate(command.Settings.Terms) is { } impossible) _questions.Add(impossible with { Setting = "terms/" + impossible.Setting });
        var lines = new TermLines(Currency.UsDollar.Code, command.Settings.Terms);
        var terms = lines.Read(book.Sheets.Select(sheet => (sheet, Outside(sheet, fleet, contracts))));
        _errors.AddRange(lines.Errors.Select(error => error.Error));
        _notes.AddRange(lines.Notes);
        _questions.AddRange(lines.Questions.Select(question => question with { Setting = "terms/" + question.Setting }));
        if (lines.Unread.Count > 0) _warnings.Add($"Lines that no term was read from: {string.Join(", ", lines.Unread.Take(12).Select(line => $"'{line.Label}'"))}{(lines.Unread.Count > 12 ? " and others" : "")}.");

        var name = command.Name ?? Said(terms, "/name");
        var (borrowerId, profile) = Borrower(Said(terms, "/borrower/name"));
        if (name.Length == 0) _errors.Add(new RowError(0, "Deal", "", "The file does not name the deal: write it beside the label 'Deal', or say it here."));
        if (profile.Name.Length == 0) _errors.Add(new RowError(0, "Borrower", "", "The file does not name the borrower: write it beside the label 'Borrower', or choose one here."));
        Country(terms);

        var document = NewDealTerms.Start(name, profile, today);
        var dealCase = terms.Where(term => IsOfCase(term.Term)).Aggregate(document.Case, (deal, term) => term.Term.Set(deal, term.Value));
        if (dealCase.ClosingDate != document.Case.ClosingDate)
        {
            // What a new deal starts with follows its closing.
            dealCase = dealCase with { Covenants = [.. dealCase.Covenants.Select(covenant => covenant with { FirstTestDate = dealCase.ClosingDate.AddMonths(6) })] };
        }

        document = document with { Case = dealCase with { Lots = [], Contracts = [] }, Provenance = Marks(document.Provenance, terms) };
        var fleetReport = fleet is null ? null : Read(IntakeKind.Fleet, fleet.Value.Sheet, document, lines.FileCurrency);
        if (fleet is null) _errors.Add(new RowError(0, "Fleet", "", "No sheet holds a fleet: a table with a GPU model and how many is needed."));
        var contractReport = contracts is null ? null : Read(IntakeKind.Contracts, contracts.Value.Sheet, fleetReport?.After ?? document, lines.FileCurrency, certain: fleetReport?.After is not null);
        if (contracts is null) _warnings.Add("No sheet holds contracts: the fleet earns the merchant rent.");
        var after = fleetReport?.After is null ? null : contracts is null ? fleetReport.After : contractReport?.After;
        if (after is not null) _errors.AddRange(Rules(after, terms));
        return new DealIntakeReport
        {
            FileName = book.FileName,
            FileHash = book.ContentHash,
            Name = name,
            BorrowerName = profile.Name,
            BorrowerId = borrowerId,
            Terms = [.. terms.Select(term => new TermRow(term.Sheet, term.Row, term.Term.Label, term.Term.Path, term.Value.Text, Shown(term.Term, term.Value)))],
            UnreadLines = lines.Unread,
            Settings = command.Settings with { Fleet = fleetReport?.Settings ?? command.Settings.Fleet, Contracts = contractReport?.Settings ?? command.Settings.Contracts },
            Fleet = fleetReport is null ? null : fleetReport with { After = null },
            Contracts = contractReport is null ? null : contractReport with { After = null },
            Questions = _questions,
            Errors = _errors,
            Notes = _notes,
            Warnings = _warnings,
            Document = _errors.Count == 0 && _questions.Count == 0 ? after : null,
        };
    }

    /// <summary>A text file has one sheet without a name.</summary>
    private static string Named(TabularSheet sheet, string text) => sheet.Name.Length > 0 ? $"{sheet.Name}: {text}" : text;

    private static bool IsOfCase(DealTerm term) => term.Path is not ("/name" or "/borrower/name" or DealTerms.CurrencyPath or DealTerms.CountryPath);

    /// <summary>The country that a line says, for lots of which nothing else does.</summary>
    private void Country(List<(DealTerm Term, TermValue Value, string Sheet, int Row)> terms)
    {
        if (terms.Find(term => term.Term.Path == DealTerms.CountryPath) is not { Term: not null } said) return;
        if (CountryWords.Of(said.Value.Text.Trim()) is { } code) _country = code;
        else _errors.Add(new RowError(said.Row, said.Sheet.Length > 0 ? $"{said.Sheet}: {said.Term.Label}" : said.Term.Label, said.Value.Text, "is no country that is known: write its two letters (ISO 3166), such as US."));
    }

    /// <summary>Rows of a sheet that stand in neither table.</summary>
    private static IReadOnlyList<TabularRow> Outside(TabularSheet sheet, (TabularSheet Sheet, IntakeTable? Table)? fleet, (TabularSheet Sheet, IntakeTable? Table)? contracts)
    {
        var rows = sheet.Rows;
        foreach (var part in new[] { fleet, contracts })
        {
            if (part is not { } taken || !ReferenceEquals(taken.Sheet, sheet)) continue;
            if (taken.Table is not { } table) return [];
            var last = table.Rows.Count > 0 ? table.Rows[^1].Number : table.HeaderRow;
            rows = [.. rows.Where(row => row.Number < table.HeaderRow || row.Number > last)];
        }

        return rows;
    }

    /// <summary>The sheet that somebody named, that is called so, else the one whose headings name all that is needed.</summary>
    private (TabularSheet Sheet, IntakeTable? Table)? Best(IntakeKind kind, IntakeTable? taken)
    {
        string[] names = kind == IntakeKind.Fleet ? ["fleet", "lots", "gpus", "equipment"] : ["contracts", "contract", "customers", "offtake"];
        var settings = kind == IntakeKind.Fleet ? command.Settings.Fleet : command.Settings.Contracts;
        var gpus = new GpuNames(catalogue, new Dictionary<string, string>());
        var tables = command.Book.Sheets.Select(sheet => (Sheet: sheet, Table: IntakeTable.Find(sheet, kind, settings.Sheet == sheet.Name ? settings.HeaderRow : null, []))).ToList();
        if (settings.Sheet is { } told)
        {
            if (tables.Find(pair => string.Equals(pair.Sheet.Name, told, StringComparison.OrdinalIgnoreCase)) is { Sheet: not null } chosen) return chosen;
            _questions.Add(new IntakeQuestion(kind == IntakeKind.Fleet ? "fleet/sheet" : "contracts/sheet", $"The file has no sheet '{(told.Length <= 60 ? told : told[..60] + "...")}': choose one of {string.Join(", ", command.Book.Sheets.Take(20).Select(sheet => $"'{sheet.Name}'"))}."));
        }

        if (tables.Find(pair => names.Contains(pair.Sheet.Name.Trim(), StringComparer.OrdinalIgnoreCase) && !ReferenceEquals(pair.Sheet, taken?.Sheet)) is { Sheet: not null } named) return named;
        var best = tables.Where(pair => pair.Table is not null && !(ReferenceEquals(pair.Sheet, taken?.Sheet) && pair.Table.HeaderRow == taken!.HeaderRow && pair.Table.Headings.SequenceEqual(taken.Headings)))
            .Where(pair => ColumnGuess.Of(pair.Table!, kind, settings.Columns, gpus) is var (columns, doubts) && IntakeFields.Needed(kind).All(needed => needed.Any(columns.ContainsKey) || doubts.Exists(doubt => needed.Any(key => doubt.Setting == "columns/" + key && doubt.Message.Contains("may stand", StringComparison.Ordinal)))))
            .OrderByDescending(pair => pair.Table!.Score).FirstOrDefault();
        return best.Sheet is null ? null : best;
    }

    private IntakeReport Read(IntakeKind kind, TabularSheet sheet, DealDocument document, string? fileCurrency, bool certain = true)
    {
        var (settings, part) = kind == IntakeKind.Fleet ? (command.Settings.Fleet, "fleet") : (command.Settings.Contracts, "contracts");
        settings = settings with { Sheet = null, ExchangeRate = settings.ExchangeRate ?? command.Settings.Terms.ExchangeRate, Country = settings.Country ?? (kind == IntakeKind.Fleet ? _country : null) };
        var only = command.Book with { Sheets = [sheet], HiddenSheets = [] };
        var report = new IntakeRun(new IntakeCommand(Guid.Empty, document, only, kind, settings), null, catalogue, snapshot, curves, actor, today) { FileCurrency = fileCurrency }.Report();
        // Without the lots a contract's lots are not there to be found: that is the fleet's fault and is told there.
        var errors = certain ? report.Errors : [.. report.Errors.Where(error => !error.Message.StartsWith("names '", StringComparison.Ordinal))];
        // One rate holds for the whole workbook.
        var asked = report.Questions.Where(question => question.Setting != "exchangeRate").ToList();
        if (report.Questions.FirstOrDefault(question => question.Setting == "exchangeRate") is { } rate && !_questions.Exists(question => question.Setting == "terms/exchangeRate")) _questions.Add(rate with { Setting = "terms/exchangeRate" });
        _questions.AddRange(asked.Select(question => question with { Setting = $"{part}/{question.Setting}", Message = Named(sheet, question.Message) }));
        _errors.AddRange(errors.Select(error => error with { Column = Named(sheet, error.Column) }));
        if (report.Rows == 0 && report.Questions.Count == 0) _errors.Add(new RowError(report.Settings.HeaderRow ?? 0, sheet.Name, "", "No row of data stands below the headings."));
        _notes.AddRange(report.Notes.Select(note => Named(sheet, note)));
        _warnings.AddRange(report.Warnings.Where(warning => !warning.StartsWith("Another table begins", StringComparison.Ordinal) && (certain || !warning.Contains("the fleet has", StringComparison.Ordinal))).Select(warning => Named(sheet, warning)));
        return report with { Errors = errors, ErrorCount = errors.Count };
    }

    private static string Said(List<(DealTerm Term, TermValue Value, string Sheet, int Row)> terms, string path) => terms.Find(term => term.Term.Path == path).Value.Text ?? "";

    private (Guid? Id, BorrowerProfile Profile) Borrower(string name)
    {
        if (command.BorrowerId is not null) return (borrowers.Values.First().Id, borrowers.Values.First().Profile);
        if (borrowers.TryGetValue(name.Trim(), out var known)) return (known.Id, known.Profile);
        if (name.Length > 0) _notes.Add($"No borrower is called '{name}': one would be added.");
        return (null, new BorrowerProfile { Name = name.Trim() });
    }

    private Dictionary<string, Provenance> Marks(IReadOnlyDictionary<string, Provenance> marks, List<(DealTerm Term, TermValue Value, string Sheet, int Row)> terms)
    {
        var all = new Dictionary<string, Provenance>(marks);
        foreach (var (term, _, sheet, row) in terms.Where(term => IsOfCase(term.Term)))
        {
            all[term.Path] = new Provenance
            {
                Mark = ProvenanceMark.Imported,
                Source = string.Create(CultureInfo.InvariantCulture, $"{(command.Book.FileName.Length <= 100 ? command.Book.FileName : command.Book.FileName[..100] + "...")}, sheet '{sheet}', row {row}"),
                Date = today,
                Author = actor.DisplayName,
            };
        }

        return all;
    }

    private IEnumerable<RowError> Rules(DealDocument after, List<(DealTerm Term, TermValue Value, string Sheet, int Row)> terms)
    {
        foreach (var message in DealDocumentValidator.For(snapshot, curves).Check(after))
        {
            var term = terms.Find(term => term.Term.Path == message.Path);
            yield return term.Term is null ? new RowError(0, message.Path, "", message.Message) : new RowError(term.Row, term.Sheet.Length > 0 ? $"{term.Sheet}: {term.Term.Label}" : term.Term.Label, term.Value.Text, message.Message);
        }
    }

    private static string Shown(DealTerm term, TermValue value) => term.Path switch
    {
        DealTerms.CountryPath => CountryWords.Of(value.Text.Trim()) ?? value.Text,
        DealTerms.CurrencyPath => Currency.UsDollar.Code,
        _ => InUnit(term, value),
    };

    private static string InUnit(DealTerm term, TermValue value) => term.Unit switch
    {
        TermUnit.Text => value.Text,
        TermUnit.Day => value.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TermUnit.Share => string.Create(CultureInfo.InvariantCulture, $"{value.Number * 100:0.####} %"),
        TermUnit.Multiple => string.Create(CultureInfo.InvariantCulture, $"{value.Number:0.00##}x"),
        TermUnit.Months => string.Create(CultureInfo.InvariantCulture, $"{value.Number:0} months"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value.Number:#,0.######} {Unit(term.Unit)}").Trim(),
    };

    internal static string Unit(TermUnit unit) => unit switch
    {
        TermUnit.Share => "%",
        TermUnit.Multiple => "x",
        TermUnit.Months => "months",
        TermUnit.Amount => "USD",
        TermUnit.AmountPerMonth => "USD/month",
        TermUnit.AmountPerGpuMonth => "USD/GPU/month",
        TermUnit.AmountPerGpuHour => "USD/GPU-hour",
        TermUnit.AmountPerKilowattHour => "USD/kWh",
        TermUnit.AmountPerKilowattMonth => "USD/kW/month",
        TermUnit.KilowattsPerGpu => "kW per GPU",
        TermUnit.Text or TermUnit.Day or TermUnit.Number => "",
    };
}
