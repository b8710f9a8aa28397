namespace GpuLending.Underwriting.Serials;

/// <summary>A row of a list whose cells are all right.</summary>
internal sealed record ReadSerial(
    int Row, string LotId, string AsRead, string Serial, string Site, string Rack, string BmcAddress, DateOnly? WarrantyEnd, DateOnly? LocatedOn);
