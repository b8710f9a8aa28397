namespace GpuLending.Underwriting.Market;

/// <summary>Suggests which column of a file holds what, by the columns' names.</summary>
internal static class QuoteColumns
{
    private static readonly Dictionary<QuoteField, string[]> Names = new()
    {
        [QuoteField.Date] = ["date", "asof", "asofdate", "quotedate", "day", "pricedate", "observed", "timestamp", "datum", "observationdate", "tradedate", "saledate"],
        [QuoteField.Gpu] = ["gpu", "gpumodel", "model", "gputype", "accelerator", "gpuname", "device", "product", "sku", "card", "hardware", "chip"],
        [QuoteField.GpusPerMachine] = ["gpuspernode", "gpusperinstance", "gpuspermachine", "gpuspersystem", "gpusperserver", "gpucount", "numgpus", "ngpus", "gpus", "gpupernode", "numberofgpus", "nodesize"],
        [QuoteField.Unit] = ["unit", "units", "priceunit", "basis", "per", "uom", "unitofmeasure", "pricebasis"],
        [QuoteField.Currency] = ["currency", "ccy", "cur", "pricecurrency"],
        [QuoteField.Kind] = ["kind", "type", "term", "pricetype", "quotetype", "pricekind", "pricing", "billing", "tenor", "contractterm", "commitment"],
        [QuoteField.Evidence] = ["evidence", "pricesource", "evidencetype", "observationtype", "quality"],
        [QuoteField.Segment] = ["segment", "channel", "market", "markettype", "providertype", "venuetype", "saleschannel"],
        [QuoteField.Provider] = ["provider", "vendor", "seller", "cloud", "company", "supplier", "broker", "dealer", "platform", "venue", "providername", "anbieter"],
        [QuoteField.Observations] = ["n", "observations", "count", "samples", "samplesize", "numobs", "nobs", "listings", "numberofquotes"],
        [QuoteField.Condition] = ["condition", "grade", "state", "notes", "note", "comment", "remarks", "description"],
        [QuoteField.FormFactor] = ["formfactor", "form", "interface"],
        [QuoteField.Source] = ["source", "sourceurl", "url", "reference", "origin", "publication", "quelle"],
        [QuoteField.Licence] = ["licence", "license", "rights", "licensing"],
        [QuoteField.Vintage] = ["vintage", "published", "publicationdate", "publishedat", "releasedate", "revisiondate"],
    };

    internal static Dictionary<QuoteField, string> Suggest(IReadOnlyList<string> header)
    {
        var columns = new Dictionary<QuoteField, string>();
        var free = header.ToList();
        foreach (var (field, names) in Names)
        {
            if (names.Select(name => free.Find(column => Bare(column) == name)).FirstOrDefault(column => column is not null) is not { } found) continue;
            columns[field] = found;
            free.Remove(found);
        }

        var prices = free.Where(column => column.Contains('$', StringComparison.Ordinal) || IsPrice(Bare(column))).ToList();
        // Two prices in one row are two quotes: which one is meant is for a person to say.
        if (prices.Count == 1) columns[QuoteField.Price] = prices[0];
        else if (prices.Find(column => Bare(column) is "price") is { } plain) columns[QuoteField.Price] = plain;
        return columns;
    }

    private static bool IsPrice(string name) =>
        name.Contains("price", StringComparison.Ordinal) || name.Contains("rate", StringComparison.Ordinal) || name.Contains("usd", StringComparison.Ordinal) || name.Contains("eur", StringComparison.Ordinal)
        || name.Contains("preis", StringComparison.Ordinal) || name.Contains("cost", StringComparison.Ordinal) || name is "ask" or "value" or "amount" or "hr" or "gpuhr" or "gpuh" or "gpuhour";

    private static string Bare(string name) => string.Concat(name.ToLowerInvariant().Where(char.IsLetterOrDigit));
}
