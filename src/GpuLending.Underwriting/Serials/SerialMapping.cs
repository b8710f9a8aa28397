using System.Text;

namespace GpuLending.Underwriting.Serials;

/// <summary>Which column of a list holds what. Columns nobody names are not read.</summary>
/// <param name="Columns">Column names by field.</param>
public sealed record SerialMapping(IReadOnlyDictionary<SerialField, string> Columns)
{
    private static readonly (SerialField Field, string[] Names)[] Known =
    [
        (SerialField.Serial, ["serial", "serialnumber", "serialno", "serialnr", "serialnum", "sn", "gpuserial", "gpuserialnumber", "gpusn", "assetserial", "seriennummer", "serie"]),
        (SerialField.Lot, ["lot", "lotid", "lotno", "batch", "tranche"]),
        (SerialField.Site, ["site", "datacenter", "datacentre", "location", "facility", "dc", "building"]),
        (SerialField.Rack, ["rack", "rackid", "rackno", "racknumber", "rackposition", "cabinet", "position"]),
        (SerialField.BmcAddress, ["bmc", "bmcaddress", "bmcip", "ipmi", "ipmiaddress", "ipmiip", "managementaddress", "managementip", "oob", "oobip"]),
        (SerialField.WarrantyEnd, ["warranty", "warrantyend", "warrantyenddate", "warrantyexpiry", "warrantyuntil", "warrantyexpires", "supportend"]),
        (SerialField.LocatedOn, ["since", "locatedon", "atsitesince", "installed", "installedon", "installdate", "inservice", "inservicedate", "racked", "rackedon"]),
    ];

    /// <summary>What the names of the columns suggest, each column once.</summary>
    public static SerialMapping Suggest(IReadOnlyList<string> header)
    {
        var columns = new Dictionary<SerialField, string>();
        foreach (var (field, names) in Known)
        {
            var found = header.FirstOrDefault(name => names.Contains(Plain(name)) && !columns.ContainsValue(name))
                ?? (field == SerialField.Serial ? header.FirstOrDefault(name => Plain(name).Contains("serial", StringComparison.Ordinal)) : null);
            if (found is not null) columns[field] = found;
        }

        return new SerialMapping(columns);
    }

    /// <summary>The mapping with one field's column chosen, or none.</summary>
    public SerialMapping With(SerialField field, string? column)
    {
        var columns = Columns.Where(pair => pair.Key != field).ToDictionary();
        if (!string.IsNullOrEmpty(column)) columns[field] = column;
        return new SerialMapping(columns);
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.Where(char.IsLetterOrDigit)) plain.Append(char.ToLowerInvariant(letter));
        return plain.ToString();
    }
}
