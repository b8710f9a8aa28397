using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Market;

/// <summary>What is to be done with each row: add, leave out as known, or put in the place of an earlier figure.</summary>
internal sealed class QuotePlan
{
    private const int PreviewRows = 20;

    private readonly List<(int Row, MarketQuote Quote)> _read = [];
    private readonly Dictionary<QuoteKey, (int Row, decimal Price)> _inFile = [];
    private readonly List<int> _addedRows = [];

    internal List<RowError> Errors { get; } = [];

    internal List<MarketQuote> Added { get; } = [];

    /// <summary>The rows on record that lose their place, with the row that takes it.</summary>
    internal List<(Guid Earlier, Guid Later)> Restated { get; } = [];

    /// <summary>Rows to add whose price is far from what is on record.</summary>
    internal List<QuoteOutlier> Outliers { get; } = [];

    internal int DuplicatesInFile { get; private set; }

    internal int DuplicatesOnRecord { get; private set; }

    internal List<QuotePreviewRow> Preview { get; } = [];

    internal IReadOnlySet<string> Gpus => _read.Select(row => row.Quote.Gpu).ToHashSet(StringComparer.Ordinal);

    internal (DateOnly From, DateOnly To) Window => _read.Count == 0 ? default : (_read.Min(row => row.Quote.Date), _read.Max(row => row.Quote.Date));

    /// <summary>Reads every row of the file, and compares it with those above.</summary>
    internal static QuotePlan Read(TabularFile file, QuoteReading reading, Guid importId, ImportPulse pulse, CancellationToken cancellationToken)
    {
        var plan = new QuotePlan();
        pulse.Enter(QuoteImportStage.Reading, file.Rows.Count);
        for (var i = 0; i < file.Rows.Count; i++)
        {
            var row = file.Rows[i];
            if (reading.Read(row, importId, plan.Errors) is { } quote) plan.Take(row.Number, quote);
            if (i % 128 != 127) continue;
            pulse.Reached(i + 1);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return plan;
    }

    /// <summary>Compares with what stands on record for the same models and days.</summary>
    internal void Compare(IReadOnlyList<MarketQuote> standing, bool restate, ImportPulse pulse, CancellationToken cancellationToken)
    {
        pulse.Enter(QuoteImportStage.Comparing, _read.Count);
        var known = standing.ToLookup(QuoteKey.Of);
        for (var i = 0; i < _read.Count; i++)
        {
            Compare(_read[i].Row, _read[i].Quote, [.. known[QuoteKey.Of(_read[i].Quote)]], restate);
            if (i % 128 != 127) continue;
            pulse.Reached(i + 1);
            cancellationToken.ThrowIfCancellationRequested();
        }

        Errors.Sort((one, other) => one.Row.CompareTo(other.Row));
    }

    /// <summary>Holds the rows to be added against what is on record.</summary>
    internal void Hold(QuoteOutlierCheck check, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Added.Count; i++)
        {
            if (check.Judge(_addedRows[i], Added[i]) is { } outlier) Outliers.Add(outlier);
            if (i % 128 == 127) cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void Take(int row, MarketQuote quote)
    {
        var key = QuoteKey.Of(quote);
        if (_inFile.TryAdd(key, (row, quote.Price))) _read.Add((row, quote));
        else if (_inFile[key].Price == quote.Price) DuplicatesInFile++;
        else Refuse(row, quote, $"differs from {InWords(_inFile[key].Price)} in row {_inFile[key].Row} for the same model, day, kind, provider and source. Leave one of them out, or tell them apart by condition or provider");
    }

    private void Compare(int row, MarketQuote quote, IReadOnlyList<MarketQuote> earlier, bool restate)
    {
        if (earlier.Any(standing => standing.Price == quote.Price))
        {
            DuplicatesOnRecord++;
            return;
        }

        if (earlier.Count > 1)
        {
            Refuse(row, quote, $"differs from {earlier.Count} figures on record for the same key; tell it apart by condition or provider");
            return;
        }

        if (earlier.Count == 1 && !restate)
        {
            Refuse(row, quote, $"differs from {InWords(earlier[0].Price)} on record for the same model, day, kind, provider and source. Import it as a restatement to let it take the place of the earlier figure, which stays on record");
            return;
        }

        Added.Add(quote);
        _addedRows.Add(row);
        if (earlier.Count == 1) Restated.Add((earlier[0].Id, quote.Id));
        if (Preview.Count < PreviewRows)
        {
            Preview.Add(new QuotePreviewRow(
                row, quote.Date, quote.Gpu, quote.Kind, quote.Evidence, quote.Segment, quote.Provider, quote.Price, quote.AsPublished, earlier.Count == 1 ? earlier[0].Price : null));
        }
    }

    private void Refuse(int row, MarketQuote quote, string message) =>
        Errors.Add(new RowError(row, QuoteFieldNames.Of(QuoteField.Price), InWords(quote.Price), message + "."));

    private static string InWords(decimal price) => price.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);
}
