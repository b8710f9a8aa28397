namespace GpuLending.Underwriting.Market;

/// <summary>
/// The market data of one moment, frozen: a revision names it, and what it names can be read again for as long as the revision lives, however
/// the quotes change afterwards.
/// </summary>
public sealed class StoredMarketSnapshot
{
    /// <summary>The market's date and a number within that date: <c>2026-10-31/1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The market's date: the last day on which a quote in it was seen.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>SHA-256 over <see cref="Content"/>, in lower-case hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Canonical UTF-8 JSON of the snapshot without its id and hash.</summary>
    public required byte[] Content { get; init; }

    public required DateTimeOffset TakenAt { get; init; }
}
