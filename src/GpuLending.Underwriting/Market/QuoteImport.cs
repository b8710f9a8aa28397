namespace GpuLending.Underwriting.Market;

/// <summary>One finished import: who brought which file when, how it was read, and what came of it. Never changed.</summary>
public sealed class QuoteImport
{
    public required Guid Id { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    public required Guid ImportedById { get; init; }

    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal.</summary>
    public required string FileHash { get; init; }

    /// <summary>Where the figures come from; the next file of the same source is read the same way.</summary>
    public required string Source { get; init; }

    public required string Licence { get; init; }

    public required QuoteImportSettings Settings { get; init; }

    public required int Rows { get; init; }

    public required int Added { get; init; }

    /// <summary>Rows with the key and price of a row on record or further up in the file.</summary>
    public required int Duplicates { get; init; }

    /// <summary>How many of those added took the place of an earlier figure.</summary>
    public required int Restated { get; init; }

    /// <summary>The snapshot frozen when it was finished.</summary>
    public required string SnapshotId { get; init; }

    public required string MethodologyVersion { get; init; }
}
