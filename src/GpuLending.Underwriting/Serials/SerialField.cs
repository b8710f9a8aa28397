namespace GpuLending.Underwriting.Serials;

/// <summary>What a column of a list of serials can hold.</summary>
public enum SerialField
{
    Serial,
    Lot,
    Site,
    Rack,
    BmcAddress,
    WarrantyEnd,
    LocatedOn,
}
