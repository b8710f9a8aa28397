using System.Globalization;
using GpuLending.Engine.Market;
using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Market;

/// <summary>
/// Turns rows of a file into quotes. What holds for the whole file (columns, unit, decimal mark, order of dates) is settled once, before the first
/// row, and refused there on doubt; then each row is read, or is told cell by cell what is wrong.
/// </summary>
internal sealed class QuoteReading
{
    /// <summary>What a heading is called that the file does not have.</summary>
    internal const string WholeFile = "(set for the whole file)";

    private static readonly DateOnly Earliest = new(2005, 1, 1);

    private readonly TabularFile _file;
    private readonly QuoteImportSettings _settings;
    private readonly GpuNames _gpus;
    private readonly Dictionary<string, CatalogueEntry> _catalogue;
    private readonly Dictionary<QuoteField, int> _columns;
    private readonly DateOnly _latest;
    private readonly DateColumn _dates;
    private readonly DateColumn? _vintages;
    private readonly NumberColumn _prices;
    private readonly PriceUnit? _unit;
    private readonly SortedSet<string> _notes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnresolvedGpu> _unresolved = new(StringComparer.OrdinalIgnoreCase);

    private QuoteReading(
        TabularFile file, QuoteImportSettings settings, IReadOnlyList<CatalogueEntry> catalogue, Dictionary<QuoteField, int> columns, DateOnly today,
        DateColumn dates, DateColumn? vintages, NumberColumn prices, PriceUnit? unit)
    {
        (_file, _settings, _columns, _dates, _vintages, _prices, _unit) = (file, settings, columns, dates, vintages, prices, unit);
        _gpus = new GpuNames(catalogue, settings.GpuNames);
        _catalogue = catalogue.ToDictionary(entry => entry.Gpu, StringComparer.Ordinal);
        // Where it is already tomorrow, somebody may quote today.
        _latest = today.AddDays(1);
    }

    /// <summary>What was decided or assumed, in sentences.</summary>
    internal IReadOnlyCollection<string> Notes => _notes;

    internal IReadOnlyList<UnresolvedGpu> UnresolvedGpus => [.. _unresolved.Values.OrderByDescending(gpu => gpu.Rows).ThenBy(gpu => gpu.Name, StringComparer.Ordinal)];

    /// <summary>Settles what holds for the whole file, or says what is in doubt.</summary>
    internal static (QuoteReading? Reading, IReadOnlyList<FieldMessage> Problems) Prepare(
        TabularFile file, QuoteImportSettings settings, IReadOnlyList<CatalogueEntry> catalogue, DateOnly today)
    {
        var problems = QuoteSettingsCheck.Check(file, settings, catalogue);
        if (problems.Count > 0) return (null, problems);

        var columns = settings.Columns.ToDictionary(column => column.Key, column => file.ColumnOf(column.Value));
        var (dates, dateDoubt) = DateColumn.Of(file, columns[QuoteField.Date], settings.DateOrder);
        if (dateDoubt is not null) problems.Add(new FieldMessage("/dateOrder", dateDoubt));
        var (prices, priceDoubt) = NumberColumn.Of(file, columns[QuoteField.Price], settings.DecimalMark);
        if (priceDoubt is not null) problems.Add(new FieldMessage("/decimalMark", priceDoubt));
        DateColumn? vintages = null;
        if (columns.TryGetValue(QuoteField.Vintage, out var vintageColumn))
        {
            (vintages, var vintageDoubt) = DateColumn.Of(file, vintageColumn, settings.DateOrder);
            if (vintageDoubt is not null) problems.Add(new FieldMessage("/dateOrder", vintageDoubt));
        }

        PriceUnit? unit = null;
        if (settings.Unit is { } told)
        {
            unit = told;
        }
        else if (!columns.ContainsKey(QuoteField.Unit))
        {
            var heading = file.Header[columns[QuoteField.Price]];
            var (read, doubt) = PriceUnitText.Read(heading);
            unit = read;
            if (doubt is not null) problems.Add(new FieldMessage("/unit", $"The heading '{heading}' {doubt}. Say the unit."));
            else if (read is null) problems.Add(new FieldMessage("/unit", $"Neither a column nor the heading '{heading}' says what a price is for: a GPU-hour, a node-hour, a month, a GPU or a node. Say the unit."));
        }

        if (unit is { } known && PriceUnitText.IsOfNode(known) && !columns.ContainsKey(QuoteField.GpusPerMachine) && !settings.Values.ContainsKey(QuoteField.GpusPerMachine))
            problems.Add(new FieldMessage("/values/gpusPerMachine", $"Prices are {PriceUnitText.InWords(known)}: say how many GPUs a node has, by a column or for the whole file."));
        if (CurrencyWords.InHeading(file.Header[columns[QuoteField.Price]]) is { } currency and not "USD")
            problems.Add(new FieldMessage("/columns/price", $"The heading '{file.Header[columns[QuoteField.Price]]}' says {currency}: only US dollars are read. Convert the prices and say at which rate in the condition."));
        return problems.Count > 0 ? (null, problems) : (new QuoteReading(file, settings, catalogue, columns, today, dates!, vintages, prices!, unit), []);
    }

    /// <summary>Reads one row. The quote is null exactly when the row has errors.</summary>
    internal MarketQuote? Read(TabularRow row, Guid importId, List<RowError> errors)
    {
        if (RepeatsHeader(row))
        {
            errors.Add(new RowError(row.Number, "(whole row)", Short(row[_columns[QuoteField.Price]].Text), "repeats the header: the names of the columns stand again where prices should. Delete the row."));
            return null;
        }

        var before = errors.Count;
        var date = ReadDate(row, QuoteField.Date, _dates, errors);
        var gpu = ReadGpu(row, errors);
        var unit = ReadUnit(row, errors);
        var machine = ReadCount(row, QuoteField.GpusPerMachine, 1_000, errors) ?? 1;
        var published = ReadPrice(row, errors);
        // Without a unit neither kind nor range can be judged.
        if (unit is null) return null;

        var rent = PriceUnitText.IsRent(unit.Value);
        var (kind, evidence) = ReadKind(row, rent, errors);
        var provider = ReadText(row, QuoteField.Provider, 80, errors);
        var segment = ReadSegment(row, provider, rent, errors);
        var price = published is { } amount ? PerGpu(amount, unit.Value, machine) : 0;
        if (published is not null && gpu is not null) CheckRange(row, price, published.Value, rent, gpu, errors);
        if (rent && provider.Length == 0) Refuse(row, QuoteField.Provider, "is missing: a rent names who asks it", errors);
        var vintage = _vintages is not null && Cell(row, QuoteField.Vintage).Text.Length > 0 ? ReadDate(row, QuoteField.Vintage, _vintages, errors) : _settings.Vintage;
        var quote = new MarketQuote
        {
            Id = Guid.CreateVersion7(),
            Date = date ?? default,
            Gpu = gpu ?? "",
            Kind = kind ?? default,
            Evidence = evidence ?? default,
            Segment = segment,
            Provider = provider,
            GpusPerMachine = machine,
            Used = kind is PriceKind.ResaleAsk or PriceKind.ResaleQuote or PriceKind.ResaleSale or PriceKind.Appraisal,
            FormFactor = ReadText(row, QuoteField.FormFactor, 60, errors) is { Length: > 0 } form ? form : null,
            Condition = ReadText(row, QuoteField.Condition, MarketQuoteConfiguration.TextLength, errors),
            Observations = ReadCount(row, QuoteField.Observations, 1_000_000, errors) ?? 1,
            Price = price,
            AsPublished = unit is PriceUnit.GpuHour or PriceUnit.Gpu ? "" : AsPublished(published ?? 0, unit.Value, machine),
            Source = ReadText(row, QuoteField.Source, MarketQuoteConfiguration.TextLength, errors) is { Length: > 0 } source ? source : _settings.Source.Trim(),
            Licence = ReadText(row, QuoteField.Licence, 80, errors) is { Length: > 0 } licence ? licence : _settings.Licence.Trim(),
            Vintage = vintage,
            ImportId = importId,
        };
        return errors.Count == before ? quote : null;
    }

    private static decimal PerGpu(decimal amount, PriceUnit unit, int machine)
    {
        var perMachine = unit is PriceUnit.GpuMonth or PriceUnit.NodeMonth ? amount / MarketMethodology.HoursPerMonth : amount;
        return Math.Round(PriceUnitText.IsOfNode(unit) ? perMachine / machine : perMachine, 6, MidpointRounding.AwayFromZero);
    }

    private static string AsPublished(decimal amount, PriceUnit unit, int machine) => string.Create(
        CultureInfo.InvariantCulture, $"{amount:0.######} USD {PriceUnitText.InWords(unit)}{(PriceUnitText.IsOfNode(unit) ? $" of {machine} GPU{(machine == 1 ? "" : "s")}" : "")}");

    private DateOnly? ReadDate(TabularRow row, QuoteField field, DateColumn column, List<RowError> errors)
    {
        var cell = Cell(row, field);
        if (cell.Text.Length == 0) return Refused<DateOnly>(row, field, "is missing: write a date such as 2026-11-23", errors);
        var (date, problem) = column.Read(cell);
        if (problem is not null) return Refused<DateOnly>(row, field, problem, errors);
        if (date > _latest) return Refused<DateOnly>(row, field, string.Create(CultureInfo.InvariantCulture, $"lies in the future: the last day allowed is {_latest:yyyy-MM-dd}"), errors);
        return date >= Earliest ? date : Refused<DateOnly>(row, field, string.Create(CultureInfo.InvariantCulture, $"is too early: the first day allowed is {Earliest:yyyy-MM-dd}"), errors);
    }

    private string? ReadGpu(TabularRow row, List<RowError> errors)
    {
        var name = QuoteText.Plain(Cell(row, QuoteField.Gpu).Text);
        if (name.Length == 0)
        {
            Refuse(row, QuoteField.Gpu, "is missing: name a model of the catalogue", errors);
            return null;
        }

        var (gpu, suggestions) = _gpus.Find(name);
        if (gpu is null)
        {
            _unresolved[name] = new UnresolvedGpu(name, 1 + (_unresolved.GetValueOrDefault(name)?.Rows ?? 0), suggestions);
            Refuse(row, QuoteField.Gpu, suggestions.Count > 0 ? $"is not certain: it may be {string.Join(", ", suggestions)}. Say which by its catalogue name" : "is no model of the catalogue", errors);
        }
        else if (gpu != name)
        {
            _notes.Add($"'{Short(name)}' was read as {gpu}.");
        }

        return gpu;
    }

    private PriceUnit? ReadUnit(TabularRow row, List<RowError> errors)
    {
        if (_unit is { } whole)
        {
            if (whole is PriceUnit.GpuMonth or PriceUnit.NodeMonth) NoteMonths();
            return whole;
        }

        var text = Cell(row, QuoteField.Unit).Text;
        var (unit, doubt) = PriceUnitText.Read(text);
        if (unit is null) return Refused<PriceUnit>(row, QuoteField.Unit, (doubt ?? (text.Length == 0 ? "is missing" : "is no unit that is known")) + "; allowed are $/GPU-h, $/node-h, $/GPU-month, $/node-month, $/GPU and $/node", errors);
        if (CurrencyWords.InHeading(text) is { } currency and not "USD") return Refused<PriceUnit>(row, QuoteField.Unit, $"is in {currency}: only US dollars are read", errors);
        if (unit is PriceUnit.GpuMonth or PriceUnit.NodeMonth) NoteMonths();
        if (PriceUnitText.IsOfNode(unit.Value) && Cell(row, QuoteField.GpusPerMachine).Text.Length == 0)
            return Refused<PriceUnit>(row, QuoteField.GpusPerMachine, "is missing: a price per node needs the number of GPUs in it", errors);
        return unit;
    }

    private void NoteMonths() => _notes.Add($"Prices per month were divided by {MarketMethodology.HoursPerMonth} hours.");

    private int? ReadCount(TabularRow row, QuoteField field, int most, List<RowError> errors)
    {
        var text = Cell(row, field).Text;
        if (text.Length == 0) return null;
        return int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= most
            ? count
            : Refused<int>(row, field, string.Create(CultureInfo.InvariantCulture, $"is not a whole number from 1 to {most:#,0}"), errors);
    }

    private decimal? ReadPrice(TabularRow row, List<RowError> errors)
    {
        var cell = Cell(row, QuoteField.Price);
        if (cell.Text.Length == 0) return Refused<decimal>(row, QuoteField.Price, "is missing: write a price above zero", errors);
        var (price, inCell, problem) = _prices.Read(cell);
        if (problem is not null) return Refused<decimal>(row, QuoteField.Price, problem, errors);
        var stated = Cell(row, QuoteField.Currency).Text;
        var currency = stated.Length > 0 ? CurrencyWords.Of(stated) ?? stated : inCell;
        if (currency is not null and not "USD")
            return Refused<decimal>(row, stated.Length > 0 ? QuoteField.Currency : QuoteField.Price, $"is in {Short(currency)}: only US dollars (USD) are read. Convert it and say at which rate in the condition", errors);
        if (inCell is not null and not "USD") return Refused<decimal>(row, QuoteField.Price, $"is in {inCell}: only US dollars (USD) are read", errors);
        if (currency is null && CurrencyWords.InHeading(_file.Header[_columns[QuoteField.Price]]) is null && CurrencyWords.InHeading(Cell(row, QuoteField.Unit).Text) is null && !Cell(row, QuoteField.Unit).Text.Contains('$', StringComparison.Ordinal))
            _notes.Add("The file names no currency: US dollars are assumed.");
        return price > 0 ? price : Refused<decimal>(row, QuoteField.Price, price == 0 ? "is zero: a price is above zero" : "is negative: a price is above zero", errors);
    }

    private void CheckRange(TabularRow row, decimal price, decimal published, bool rent, string gpu, List<RowError> errors)
    {
        var converted = price == published ? "" : string.Create(CultureInfo.InvariantCulture, $" ({price:0.####} {(rent ? "per GPU-hour" : "per GPU")})");
        if (PriceRange.Problem(price, rent, _catalogue[gpu].NewPrice) is { } problem) Refuse(row, QuoteField.Price, problem + converted, errors);
    }

    private (PriceKind? Kind, PriceEvidence? Evidence) ReadKind(TabularRow row, bool rent, List<RowError> errors)
    {
        var (kindText, evidenceText) = (Cell(row, QuoteField.Kind).Text, Cell(row, QuoteField.Evidence).Text);
        var term = PriceKindText.Term(kindText);
        var evidence = PriceKindText.Evidence(evidenceText) ?? PriceKindText.Evidence(kindText);
        if (rent)
        {
            if (term is null) Refuse(row, QuoteField.Kind, $"does not say the term of a rent: {PriceKindText.RentKinds}", errors);
            if (evidence is null or PriceEvidence.Appraisal) Refuse(row, QuoteField.Evidence, $"does not say what the rent is evidence of: {PriceKindText.RentEvidence}", errors);
            return (term, evidence);
        }

        if (term is not null)
        {
            Refuse(row, QuoteField.Kind, $"is the term of a rent, and the price is that of a purchase: {PriceKindText.PurchaseKinds} is allowed", errors);
            return (null, null);
        }

        var kind = evidence is { } known ? PriceKindText.Purchase(known) : null;
        if (kind is null) Refuse(row, evidenceText.Length > 0 ? QuoteField.Evidence : QuoteField.Kind, $"does not say what kind of price it is: {PriceKindText.PurchaseKinds}. A median of sales is a sale with the number of observations", errors);
        return (kind, evidence);
    }

    private string ReadSegment(TabularRow row, string provider, bool rent, List<RowError> errors)
    {
        var text = Cell(row, QuoteField.Segment).Text;
        if (text.Length > 0)
        {
            if (MarketSegments.Read(text) is { } segment) return segment;
            Refuse(row, QuoteField.Segment, $"is no channel: {string.Join(", ", MarketSegments.All)} are allowed", errors);
            return "";
        }

        if (MarketSegments.OfProvider(provider) is { } known)
        {
            _notes.Add($"'{Short(provider.Split('/')[0])}' was taken as a {known.ToLowerInvariant()}, as the desk knows it.");
            return known;
        }

        if (rent) Refuse(row, QuoteField.Segment, $"is missing, and the provider '{Short(provider)}' is not known: one GPU-hour costs several times as much in one channel as in another. Say {string.Join(", ", MarketSegments.All)}", errors);
        return "";
    }

    private bool RepeatsHeader(TabularRow row) =>
        _columns.Values.All(column => row[column].Text.Length == 0 || string.Equals(row[column].Text, _file.Header[column], StringComparison.OrdinalIgnoreCase))
        && string.Equals(row[_columns[QuoteField.Price]].Text, _file.Header[_columns[QuoteField.Price]], StringComparison.OrdinalIgnoreCase);

    private string ReadText(TabularRow row, QuoteField field, int most, List<RowError> errors)
    {
        var text = Cell(row, field).Text;
        if (text.Length > most) Refuse(row, field, $"has {text.Length} characters: at most {most} are kept", errors);
        else if (QuoteText.Problem(text) is { } problem) Refuse(row, field, problem, errors);
        return text;
    }

    private TabularCell Cell(TabularRow row, QuoteField field)
    {
        var cell = _columns.TryGetValue(field, out var column) ? row[column] : default;
        if (cell.Kind == TabularCellKind.Error && field != QuoteField.Price) cell = default;
        return cell.Text.Length == 0 && _settings.Values.TryGetValue(field, out var whole) ? new TabularCell(whole.Trim(), TabularCellKind.Text) : cell;
    }

    private T? Refused<T>(TabularRow row, QuoteField field, string message, List<RowError> errors)
        where T : struct
    {
        Refuse(row, field, message, errors);
        return null;
    }

    private void Refuse(TabularRow row, QuoteField field, string message, List<RowError> errors)
    {
        var column = _columns.TryGetValue(field, out var at) ? _file.Header[at] : $"{QuoteFieldNames.Of(field)} {(_settings.Values.ContainsKey(field) ? WholeFile : "(no column)")}";
        errors.Add(new RowError(row.Number, column, Short(QuoteText.Shown(Cell(row, field).Text)), message + "."));
    }

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "...";
}
