using GpuLending.Engine.Market;

namespace GpuLending.Underwriting.Market;

/// <summary>
/// One printed price of renting or buying one GPU, of whatever kind. A row is only added: a figure that its source restated stays, and names the row
/// that took its place.
/// </summary>
public sealed class MarketQuote
{
    public required Guid Id { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>A catalogue name where form factor and memory are known; in the shipped data else the source's own, less exact name.</summary>
    public required string Gpu { get; init; }

    /// <summary>Rent by term, or the kind of purchase price; the unit follows from it (<see cref="PriceKindExtensions.IsRent"/>).</summary>
    public required PriceKind Kind { get; init; }

    /// <summary>What it is evidence of. Never blended with another.</summary>
    public required PriceEvidence Evidence { get; init; }

    /// <summary>One of <see cref="MarketSegments.All"/>; empty when the source does not say.</summary>
    public required string Segment { get; init; }

    /// <summary>Who asks, quotes or sold; empty when the source does not say.</summary>
    public required string Provider { get; init; }

    /// <summary>How many GPUs the priced machine has; the price is per GPU all the same.</summary>
    public int GpusPerMachine { get; init; } = 1;

    public bool Used { get; init; }

    public string? FormFactor { get; init; }

    /// <summary>The source's own words on condition and basis.</summary>
    public string Condition { get; init; } = "";

    /// <summary>How many prices the figure summarises.</summary>
    public int Observations { get; init; } = 1;

    /// <summary>US dollars per GPU-hour for rents, per GPU for purchases.</summary>
    public required decimal Price { get; init; }

    /// <summary>Price and unit as the source gave them, where they were converted; else empty.</summary>
    public string AsPublished { get; init; } = "";

    public required string Source { get; init; }

    public required string Licence { get; init; }

    /// <summary>When the source published the figure, where it says so.</summary>
    public DateOnly? Vintage { get; init; }

    /// <summary>The shipped data file it came with; null when somebody imported it.</summary>
    public string? DataFile { get; init; }

    /// <summary>The import it came with; null when it was shipped.</summary>
    public Guid? ImportId { get; init; }

    /// <summary>The row that took its place; null for what stands.</summary>
    public Guid? SupersededById { get; init; }

    public DateTimeOffset? SupersededAt { get; init; }
}
