namespace GpuLending.Underwriting.Market;

/// <summary>A published price of buying one GPU, new or used.</summary>
public sealed class ResaleQuote
{
    public required Guid Id { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>The model as the source names it.</summary>
    public required string Gpu { get; init; }

    public string? FormFactor { get; init; }

    public required QuoteKind Kind { get; init; }

    /// <summary>False: new from the maker or a dealer, which says nothing about a used part.</summary>
    public required bool Used { get; init; }

    /// <summary>How many prices the figure summarises.</summary>
    public required int Observations { get; init; }

    /// <summary>US dollars per GPU. A whole system's price is divided by its GPUs.</summary>
    public required decimal PricePerGpu { get; init; }

    /// <summary>The source's own words on condition and basis.</summary>
    public required string Condition { get; init; }

    public required string Source { get; init; }

    public required string Licence { get; init; }

    /// <summary>The shipped data file it came with; null when somebody entered it.</summary>
    public string? DataFile { get; init; }
}
