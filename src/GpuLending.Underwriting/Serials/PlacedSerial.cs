namespace GpuLending.Underwriting.Serials;

/// <summary>A serial with its place on a day; site is empty when nobody said, and null when it was at no place yet.</summary>
internal sealed record PlacedSerial(string Serial, string LotId, string? Site, string Rack);
