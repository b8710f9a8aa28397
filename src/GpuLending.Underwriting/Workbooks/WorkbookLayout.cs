using System.Globalization;

namespace GpuLending.Underwriting.Workbooks;

/// <summary>Where things stand on every sheet.</summary>
internal static class WorkbookLayout
{
    /// <summary>Rows above the first of the model: title, purpose, period numbers, dates.</summary>
    public const int HeadRows = 4;

    public const int LabelColumn = 1;
    public const int UnitColumn = 2;
    public const int NoteColumn = 3;
    public const int ValueColumn = 4;
    public const int TotalColumn = 5;

    /// <summary>Empty throughout: what the first period finds before it.</summary>
    public const int EmptyColumn = 6;

    public const int FirstPeriodColumn = 7;

    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    /// <summary>A column's letters, from 1.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        return letters;
    }

    public static string Address(int column, int row) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>A date as a spreadsheet counts it.</summary>
    public static double Serial(DateOnly date) => date.DayNumber - SerialZero.DayNumber;

    /// <summary>The date of a spreadsheet's count of days.</summary>
    public static DateOnly Date(double serial) => SerialZero.AddDays((int)Math.Round(serial));

    /// <summary>A number as a spreadsheet's file holds it: every bit of it.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
