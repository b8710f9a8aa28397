using System.Globalization;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Web.Controls;

/// <summary>A day. Reads 31 Mar 2027, 2027-03-31 and the culture's short form.</summary>
public sealed class DateField : TypedField<DateOnly?>
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-M-d", "d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMM d yyyy", "MMMM d, yyyy"];

    protected override string Write(DateOnly? value) => value is { } date ? FigureFormat.Date(date) : "";

    protected override bool TryRead(string text, out DateOnly? value, out string message)
    {
        value = null;
        var example = new DateOnly(2027, 3, 31);
        message = text.Length == 0
            ? $"{Label} needs a date."
            : $"\u201C{text.Trim()}\u201D is not a date; write it like {FigureFormat.Date(example)}, 2027-03-31 or {example.ToString("d", Culture)}.";
        var trimmed = text.Trim();
        if (!DateOnly.TryParseExact(trimmed, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var date)
            && !DateOnly.TryParseExact(trimmed, [.. Formats, .. Culture.DateTimeFormat.GetAllDateTimePatterns('d')], Culture, DateTimeStyles.AllowWhiteSpaces, out date))
        {
            return false;
        }
        if (date.Year is < 1990 or > 2200)
        {
            message = $"{FigureFormat.Date(date)} is out of range: years 1990 to 2200.";
            return false;
        }
        value = date;
        return true;
    }
}
