namespace GpuLending.Underwriting.Market;

/// <summary>A finished import in a list.</summary>
public sealed record QuoteImportRow(
    Guid Id, DateTimeOffset ImportedAt, string ImportedBy, string FileName, string FileHash, string Source, string Licence, int Rows, int Added, int Duplicates, int Restated, string SnapshotId, string MethodologyVersion, bool OutliersAccepted);
