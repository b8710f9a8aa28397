namespace GpuLending.Underwriting.Serials;

/// <summary>The fields of a list in words.</summary>
public static class SerialFields
{
    public static string InWords(this SerialField field) => field switch
    {
        SerialField.Serial => "serial number",
        SerialField.Lot => "lot",
        SerialField.Site => "site",
        SerialField.Rack => "rack",
        SerialField.BmcAddress => "BMC address",
        SerialField.WarrantyEnd => "warranty end",
        SerialField.LocatedOn => "at this place since",
    };
}
