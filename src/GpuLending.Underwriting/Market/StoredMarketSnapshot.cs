namespace GpuLending.Underwriting.Market;

/// <summary>
/// The market data of one moment, frozen: a revision names it, and what it names can be read again for as long as the revision lives, however
/// the quotes change afterwards.
/// </summary>
public sealed class StoredMarketSnapshot
{
    public required Guid Id { get; init; }

    /// <summary>The market's date: the last day on which a quote in it was seen.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>SHA-256 over <see cref="Content"/>, in lower-case hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Canonical UTF-8 JSON.</summary>
    public required byte[] Content { get; init; }

    public required DateTimeOffset TakenAt { get; init; }
}
