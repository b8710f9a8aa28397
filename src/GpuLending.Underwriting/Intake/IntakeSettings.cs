using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Intake;

/// <summary>How a table is to be read: which column holds what, and what the file does not say itself. Null where the file shows it.</summary>
public sealed record IntakeSettings
{
    /// <summary>Sheet of a workbook; null for the one whose headings fit best.</summary>
    public string? Sheet { get; init; }

    /// <summary>Row in which the headings stand, as the file counts; null for the one that fits best.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>Heading of the column that holds a field, by the field's key. An empty heading: the field is not in the file.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>What the column of pieces counts.</summary>
    public CountUnit? CountUnit { get; init; }

    /// <summary>GPUs in a machine, where no column says it.</summary>
    public int? GpusPerNode { get; init; }

    /// <summary>What costs are the cost of.</summary>
    public CostUnit? CostUnit { get; init; }

    /// <summary>What prices are the price of.</summary>
    public RentUnit? RentUnit { get; init; }

    /// <summary>How shares without a sign are written.</summary>
    public ShareUnit? ShareUnit { get; init; }

    /// <summary>Whether days or months stand first in dates written with slashes.</summary>
    public DateOrder? DateOrder { get; init; }

    /// <summary>The decimal mark.</summary>
    public DecimalMark? DecimalMark { get; init; }

    /// <summary>What amounts are counted in where neither heading nor cell says it.</summary>
    public AmountScale? Scale { get; init; }

    /// <summary>What one unit of the file's currency is in the deal's; null when the file is in the deal's currency.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>Country of the sites, where no column says it: two letters (ISO 3166).</summary>
    public string? Country { get; init; }

    /// <summary>Catalogue names for what the file calls its GPUs.</summary>
    public IReadOnlyDictionary<string, string> GpuNames { get; init; } = new Dictionary<string, string>();

    /// <summary>What becomes of the rows that stand.</summary>
    public IntakeMode Mode { get; init; }
}
