namespace GpuLending.Underwriting.Market;

/// <summary>A published price of renting one GPU for one hour.</summary>
public sealed class RentalQuote
{
    public required Guid Id { get; init; }

    public required DateOnly Date { get; init; }

    public required string Provider { get; init; }

    public required RentalChannel Channel { get; init; }

    /// <summary>The model as the source names it: a catalogue name where form factor and memory are known, else less exact.</summary>
    public required string Gpu { get; init; }

    /// <summary>How many GPUs the rented machine has; the price is per GPU all the same.</summary>
    public required int GpusPerInstance { get; init; }

    public required RentalTerm Term { get; init; }

    public required QuoteKind Kind { get; init; }

    /// <summary>US dollars per GPU-hour.</summary>
    public required decimal PricePerGpuHour { get; init; }

    public required string Source { get; init; }

    public required string Licence { get; init; }

    /// <summary>The shipped data file it came with; null when somebody entered it.</summary>
    public string? DataFile { get; init; }
}
