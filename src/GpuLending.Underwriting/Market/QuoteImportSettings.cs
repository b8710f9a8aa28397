using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Market;

/// <summary>How a file of quotes is to be read: which column holds what, and what the file itself does not say.</summary>
public sealed record QuoteImportSettings
{
    /// <summary>Where the figures come from, for rows that do not say so themselves. Settings are remembered by it.</summary>
    public string Source { get; init; } = "";

    /// <summary>Licence of the figures, for rows that do not name one, such as "CC BY 4.0" or "own".</summary>
    public string Licence { get; init; } = "";

    /// <summary>When the source published the figures, for rows that do not say so.</summary>
    public DateOnly? Vintage { get; init; }

    /// <summary>Name of the column that holds a field. Date, Gpu and Price are needed.</summary>
    public IReadOnlyDictionary<QuoteField, string> Columns { get; init; } = new Dictionary<QuoteField, string>();

    /// <summary>What a field is for every row, where no column holds it.</summary>
    public IReadOnlyDictionary<QuoteField, string> Values { get; init; } = new Dictionary<QuoteField, string>();

    /// <summary>What the prices are for; null when a column or a heading says it.</summary>
    public PriceUnit? Unit { get; init; }

    /// <summary>Whether days or months stand first in dates written with slashes; null when the dates show it.</summary>
    public DateOrder? DateOrder { get; init; }

    /// <summary>The decimal mark; null when the numbers show it.</summary>
    public DecimalMark? DecimalMark { get; init; }

    /// <summary>Catalogue names for what the file calls its GPUs.</summary>
    public IReadOnlyDictionary<string, string> GpuNames { get; init; } = new Dictionary<string, string>();

    /// <summary>True to let a different price for a key on record take its place; the earlier figure stays on record. False to refuse such a row.</summary>
    public bool Restate { get; init; }

    /// <summary>True to take rows whose price is far from what is on record, after looking at them. In a finished import: there were such rows, and they were accepted.</summary>
    public bool AcceptOutliers { get; init; }
}
