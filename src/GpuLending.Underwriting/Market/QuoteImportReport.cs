using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Market;

/// <summary>What an import did, or in a dry run would do. All rows or none: with one error nothing is stored.</summary>
public sealed record QuoteImportReport
{
    /// <summary>True when nothing was to be stored.</summary>
    public required bool DryRun { get; init; }

    /// <summary>True when the rows are on record now.</summary>
    public required bool Imported { get; init; }

    /// <summary>The import on record; null when nothing was stored.</summary>
    public Guid? ImportId { get; init; }

    /// <summary>The file's name.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal.</summary>
    public required string FileHash { get; init; }

    /// <summary>How the file was read, in words.</summary>
    public required string Format { get; init; }

    /// <summary>Rows of the file.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that are or would be added, restatements included.</summary>
    public required int Added { get; init; }

    /// <summary>Rows left out because the same figure is on record.</summary>
    public required int DuplicatesOnRecord { get; init; }

    /// <summary>Rows left out because the same figure stands further up in the file.</summary>
    public required int DuplicatesInFile { get; init; }

    /// <summary>Rows that take the place of an earlier figure, which stays on record.</summary>
    public required int Restated { get; init; }

    /// <summary>How many cells are wrong.</summary>
    public required int ErrorCount { get; init; }

    /// <summary>What is wrong, cell by cell, in the order of the file.</summary>
    public required IReadOnlyList<RowError> Errors { get; init; }

    /// <summary>How many rows have a price far from what is on record.</summary>
    public int OutlierCount { get; init; }

    /// <summary>Those rows, each with what it was held against. With one of them the file comes in only when the importer accepts them.</summary>
    public IReadOnlyList<QuoteOutlier> Outliers { get; init; } = [];

    /// <summary>True when the rows are on record because the importer accepted the outliers.</summary>
    public bool OutliersAccepted { get; init; }

    /// <summary>GPU names that somebody has to settle.</summary>
    public required IReadOnlyList<UnresolvedGpu> UnresolvedGpus { get; init; }

    /// <summary>What was decided or assumed in reading, in sentences.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The first rows as they are or would be stored.</summary>
    public required IReadOnlyList<QuotePreviewRow> Preview { get; init; }

    /// <summary>The snapshot frozen; null when nothing was stored.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>Rules the data were read under.</summary>
    public required string MethodologyVersion { get; init; }

    /// <summary>How long it took.</summary>
    public required double Seconds { get; init; }
}
