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

    internal DealIntakeReport Report()
    {
        var book = command.Book;
        if (book.HiddenSheets.Count > 0) _notes.Add($"Hidden sheets were not read: {string.Join(", ", book.HiddenSheets.Take(10).Select(name => $"'{name}'"))}.");
        var fleet = Best(IntakeKind.Fleet, null);
        var contracts = Best(IntakeKind.Contracts, fleet);
        var lines = new TermLines(Currency.UsDollar.Code, new IntakeSettings());
        var terms = lines.Read(book.Sheets.Where(sheet => sheet != fleet && sheet != contracts));
        _errors.AddRange(lines.Errors.Select(error => error.Error));
        _notes.AddRange(lines.Notes);

        var name = command.Name ?? Said(terms, "/name");
        var (borrowerId, profile) = Borrower(Said(terms, "/borrower/name"));
        if (name.Length == 0) _errors.Add(new RowError(0, "Deal", "", "The file does not name the deal: write it beside the label 'Deal', or say it here."));
        if (profile.Name.Length == 0) _errors.Add(new RowError(0, "Borrower", "", "The file does not name the borrower: write it beside the label 'Borrower', or choose one here."));

        var document = NewDealTerms.Start(name, profile, today);
        var dealCase = terms.Where(term => term.Term.Path is not ("/name" or "/borrower/name")).Aggregate(document.Case, (deal, term) => term.Term.Set(deal, term.Value));
        if (dealCase.ClosingDate != document.Case.ClosingDate)
        {
            // What a new deal starts with follows its closing.
            dealCase = dealCase with { Covenants = [.. dealCase.Covenants.Select(covenant => covenant with { FirstTestDate = dealCase.ClosingDate.AddMonths(6) })] };
        }

        document = document with { Case = dealCase with { Lots = [], Contracts = [] }, Provenance = Marks(document.Provenance, terms) };
        var fleetReport = fleet is null ? null : Read(IntakeKind.Fleet, fleet, document);
        if (fleet is null) _errors.Add(new RowError(0, "Fleet", "", "No sheet holds a fleet: a table with a GPU model and how many is needed."));
        var contractReport = contracts is null || fleetReport?.After is not { } withFleet ? null : Read(IntakeKind.Contracts, contracts, withFleet);
        if (contracts is null) _notes.Add("No sheet holds contracts: the fleet earns the merchant rent.");
        var after = contractReport?.After ?? (contracts is null ? fleetReport?.After : null);
        if (after is not null) _errors.AddRange(Rules(after, terms));
        return new DealIntakeReport
        {
            FileName = book.FileName,
            FileHash = book.ContentHash,
            Name = name,
            BorrowerName = profile.Name,
            BorrowerId = borrowerId,
            Terms = [.. terms.Select(term => new TermRow(term.Sheet, term.Row, term.Term.Label, term.Term.Path, term.Value.Text, Shown(term.Term, term.Value)))],
            Fleet = fleetReport is null ? null : fleetReport with { After = null },
            Contracts = contractReport is null ? null : contractReport with { After = null },
            Errors = _errors,
            Notes = _notes,
            Document = _errors.Count == 0 ? after : null,
        };
    }

    /// <summary>The sheet that is called so, else the one whose headings name all that is needed.</summary>
    private TabularSheet? Best(IntakeKind kind, TabularSheet? taken)
    {
        string[] names = kind == IntakeKind.Fleet ? ["fleet", "lots", "gpus", "equipment"] : ["contracts", "contract", "customers", "offtake"];
        var sheets = command.Book.Sheets.Where(sheet => sheet != taken).ToList();
        if (sheets.Find(sheet => names.Contains(sheet.Name.Trim(), StringComparer.OrdinalIgnoreCase)) is { } named) return named;
        var gpus = new GpuNames(catalogue, new Dictionary<string, string>());
        return sheets.Select(sheet => (Sheet: sheet, Table: IntakeTable.Find(sheet, kind, null, []))).Where(pair => pair.Table is not null)
            .Where(pair => ColumnGuess.Of(pair.Table!, kind, new Dictionary<string, string>(), gpus) is var (columns, _) && IntakeFields.Needed(kind).All(needed => needed.Any(columns.ContainsKey)))
            .OrderByDescending(pair => pair.Table!.Score).Select(pair => pair.Sheet).FirstOrDefault();
    }

    private IntakeReport Read(IntakeKind kind, TabularSheet sheet, DealDocument document)
    {
        var only = command.Book with { Sheets = [sheet], HiddenSheets = [] };
        var report = new IntakeRun(new IntakeCommand(Guid.Empty, document, only, kind, new IntakeSettings()), null, catalogue, snapshot, curves, actor, today).Report();
        _errors.AddRange(report.Questions.Select(question => new RowError(report.Settings.HeaderRow ?? 0, sheet.Name, "", question.Message)));
        _errors.AddRange(report.Errors.Select(error => error with { Column = $"{sheet.Name}: {error.Column}" }));
        if (report.Rows == 0 && report.Questions.Count == 0) _errors.Add(new RowError(report.Settings.HeaderRow ?? 0, sheet.Name, "", "No row of data stands below the headings."));
        _notes.AddRange(report.Notes.Concat(report.Warnings).Select(note => $"{sheet.Name}: {note}"));
        return report;
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
        foreach (var (term, _, sheet, row) in terms.Where(term => term.Term.Path is not ("/name" or "/borrower/name")))
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
            yield return term.Term is null ? new RowError(0, message.Path, "", message.Message) : new RowError(term.Row, $"{term.Sheet}: {term.Term.Label}", term.Value.Text, message.Message);
        }
    }

    private static string Shown(DealTerm term, TermValue value) => term.Unit switch
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
