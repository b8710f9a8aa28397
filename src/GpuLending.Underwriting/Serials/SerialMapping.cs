using System.Text;
using GpuLending.Underwriting.Imports;

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

    /// <summary>
    /// Why a list cannot be read as it is: its first row is data and would be lost as headings. No heading is one that is known, and a cell of it looks like a serial.
    /// Null when the first row can be a header.
    /// </summary>
    public static string? HeaderProblem(TabularFile file)
    {
        if (Suggest(file.Header).Columns.Count > 0) return null;
        var data = file.Header.Where((name, column) => LooksLikeSerial(name, file.Rows.Count > 0 ? file.Rows[0][column].Text : "")).FirstOrDefault();
        return data is null
            ? null
            : $"The list has no header row: its first row holds '{(data.Length <= 40 ? data : data[..40] + "...")}', which looks like a serial number and would be lost. "
                + "Put a row of headings above it, such as Serial number, Lot, Site, Rack, and choose the file again.";
    }

    private static bool LooksLikeSerial(string name, string below)
    {
        if (name.Any(char.IsWhiteSpace) || !name.Any(char.IsAsciiDigit) || SerialText.Normalise(name, out _) is not { } serial) return false;
        return serial.Count(char.IsAsciiDigit) >= 6 || (SerialText.Normalise(below, out _) is { } next && next.Length == serial.Length);
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.Where(char.IsLetterOrDigit)) plain.Append(char.ToLowerInvariant(letter));
        return plain.ToString();
    }
}
