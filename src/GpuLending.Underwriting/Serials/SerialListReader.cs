using System.Globalization;
using GpuLending.Underwriting.Imports;

namespace GpuLending.Underwriting.Serials;

/// <summary>Turns the rows of a list into serials of the deal's lots, or says of each cell why not.</summary>
internal sealed class SerialListReader
{
    /// <summary>What a workbook keeps of a number; further digits are zeros by then.</summary>
    private const int MostDigits = 15;

    private static readonly string[] DateFormats = ["yyyy-MM-dd", "d MMM yyyy", "d MMMM yyyy", "yyyy/MM/dd"];
    private readonly TabularFile _file;
    private readonly SerialMapping _mapping;
    private readonly Dictionary<SerialField, int> _columns;
    private readonly Dictionary<string, string> _lots;
    private readonly string? _lotId;
    private readonly DateOnly _today;

    public SerialListReader(TabularFile file, SerialMapping mapping, IEnumerable<string> lots, string? lotId, DateOnly today)
    {
        (_file, _mapping, _lotId, _today) = (file, mapping, lotId, today);
        _columns = mapping.Columns.ToDictionary(pair => pair.Key, pair => file.ColumnOf(pair.Value));
        _lots = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var lot in lots) _lots[lot.Trim()] = lot;
    }

    public List<ReadSerial> Serials { get; } = [];

    public List<RowError> Errors { get; } = [];

    public int ErrorCount { get; private set; }

    public void Read(IProgress<SerialProgress>? progress, CancellationToken cancellationToken)
    {
        for (var i = 0; i < _file.Rows.Count; i++)
        {
            if (i % 2_000 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(new SerialProgress("Reading the list", i, _file.Rows.Count));
            }

            Read(_file.Rows[i]);
        }
    }

    private void Read(TabularRow row)
    {
        var errors = ErrorCount;
        var cell = Cell(row, SerialField.Serial);
        var serial = SerialText.Normalise(cell.Text, out var refusal);
        refusal = cell.Kind switch
        {
            TabularCellKind.Error => "a serial number; the workbook's cell holds an error",
            TabularCellKind.Date => "a serial number; the workbook's cell holds a date",
            TabularCellKind.Number when refusal is null && !cell.Text.All(char.IsAsciiDigit) => "the serial as text; the workbook's cell holds a number that is not whole or has a sign",
            TabularCellKind.Number when refusal is null && cell.Text.Length > MostDigits => $"the serial as text; a workbook keeps {MostDigits} digits of a number, this one has {cell.Text.Length}",
            TabularCellKind.Number or TabularCellKind.Text => refusal,
        };
        if (refusal is not null) Refuse(row, SerialField.Serial, refusal);
        var lot = Lot(row);
        var site = Text(row, SerialField.Site, 200);
        var rack = Text(row, SerialField.Rack, 100);
        var address = Text(row, SerialField.BmcAddress, 100);
        var warrantyEnd = Date(row, SerialField.WarrantyEnd, new DateOnly(2100, 1, 1), "");
        var locatedOn = Date(row, SerialField.LocatedOn, _today, ", not after today");
        if (ErrorCount == errors)
            Serials.Add(new ReadSerial(row.Number, lot!, cell.Text, serial!, site, rack, address, warrantyEnd, locatedOn));
    }

    private TabularCell Cell(TabularRow row, SerialField field) => row[_columns.GetValueOrDefault(field, -1)];

    private string? Lot(TabularRow row)
    {
        var given = Cell(row, SerialField.Lot).Text;
        if (given.Length == 0 && string.IsNullOrWhiteSpace(_lotId))
        {
            Refuse(row, SerialField.Lot, $"the unit's lot, such as {_lots.Values.FirstOrDefault("L1")}; the cell is empty and each row names its own");
            return null;
        }

        if (given.Length == 0) given = _lotId!;
        if (_lots.TryGetValue(given, out var lot)) return lot;
        Refuse(row, SerialField.Lot, _lots.Count == 0
            ? "a lot of the saved deal, which has none"
            : $"a lot of the saved deal: {string.Join(", ", _lots.Values.Take(20))}{(_lots.Count > 20 ? ", ..." : "")}");
        return null;
    }

    private string Text(TabularRow row, SerialField field, int longest)
    {
        var text = Cell(row, field).Text;
        if (text.Length > longest) Refuse(row, field, $"at most {longest} characters");
        else if (text.Any(char.IsControl)) Refuse(row, field, "visible characters only");
        return text;
    }

    private DateOnly? Date(TabularRow row, SerialField field, DateOnly latest, string beside)
    {
        var text = Cell(row, field).Text;
        if (text.Length == 0) return null;
        if (DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date >= new DateOnly(2000, 1, 1) && date <= latest) return date;
        Refuse(row, field, $"a day from 2000 on such as 2027-03-31 or 31 Mar 2027{beside}");
        return null;
    }

    private void Refuse(TabularRow row, SerialField field, string allowed)
    {
        ErrorCount++;
        if (Errors.Count >= SerialImportReport.MostErrors) return;
        var value = Cell(row, field).Text;
        Errors.Add(new RowError(
            row.Number, _mapping.Columns.GetValueOrDefault(field, field.InWords()), value.Length <= 80 ? value : value[..80] + "...", $"Allowed: {allowed}."));
    }
}
