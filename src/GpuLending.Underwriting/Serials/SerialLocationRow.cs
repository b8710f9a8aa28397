namespace GpuLending.Underwriting.Serials;

/// <summary>One place of a serial's history.</summary>
public sealed record SerialLocationRow(string LotId, string Site, string Rack, DateOnly Since, DateTimeOffset RecordedAt, string RecordedByName, string Reason);
