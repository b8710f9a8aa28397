namespace GpuLending.Underwriting.Serials;

/// <summary>A serial as lists show it.</summary>
public sealed record SerialRow(
    Guid SerialId, Guid DealId, string DealName, string LotId, string Serial, string AsRead, string Site, string Rack, string BmcAddress, DateOnly? WarrantyEnd,
    DateOnly LocatedOn, DateTimeOffset PledgedAt, string PledgedByName, DateTimeOffset? ReleasedAt, string? ReleasedByName, string? ReleaseReason);
