using GpuLending.Engine.Market;

namespace GpuLending.Underwriting.Market;

/// <summary>A quote on record.</summary>
public sealed record QuoteRow
{
    /// <summary>Id of the row.</summary>
    public required Guid Id { get; init; }

    /// <summary>Day of the price.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Catalogue name of the model.</summary>
    public required string Gpu { get; init; }

    /// <summary>Kind of price.</summary>
    public required PriceKind Kind { get; init; }

    /// <summary>What it is evidence of.</summary>
    public required PriceEvidence Evidence { get; init; }

    /// <summary>Channel; empty when the source does not say.</summary>
    public required string Segment { get; init; }

    /// <summary>Who asks, quotes or sold; empty when the source does not say.</summary>
    public required string Provider { get; init; }

    /// <summary>GPUs in the priced machine; the price is per GPU all the same.</summary>
    public required int GpusPerMachine { get; init; }

    /// <summary>True for the price of a used part.</summary>
    public required bool Used { get; init; }

    /// <summary>Condition and basis in the source's words.</summary>
    public required string Condition { get; init; }

    /// <summary>How many prices the figure summarises.</summary>
    public required int Observations { get; init; }

    /// <summary>US dollars per GPU-hour for rents, per GPU for purchases.</summary>
    public required decimal Price { get; init; }

    /// <summary>Unit of the price.</summary>
    public string Unit => Kind.Unit();

    /// <summary>Price and unit as the source gave them, where they were converted.</summary>
    public required string AsPublished { get; init; }

    /// <summary>Where it was printed.</summary>
    public required string Source { get; init; }

    /// <summary>Licence the fact came under.</summary>
    public required string Licence { get; init; }

    /// <summary>When the source published it; null when it does not say.</summary>
    public required DateOnly? Vintage { get; init; }

    /// <summary>The import it came with; null for shipped data.</summary>
    public required Guid? ImportId { get; init; }

    /// <summary>The row that took its place; null for what stands.</summary>
    public required Guid? SupersededById { get; init; }

    /// <summary>The earlier row whose place it took; null when it took none.</summary>
    public required Guid? RestatesId { get; init; }

    /// <summary>The price of the row whose place it took.</summary>
    public required decimal? RestatesPrice { get; init; }
}
