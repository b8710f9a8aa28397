namespace GpuLending.Web.Controls;

/// <summary>A number with decimals: a multiple, kilowatts, years.</summary>
public sealed class NumberField : TypedField<double?>
{
    private static readonly Dictionary<string, decimal> Suffixes = new(NumberText.Magnitudes, StringComparer.OrdinalIgnoreCase) { ["x"] = 1m };

    protected override string? InputMode => "decimal";

    protected override bool Numeric => true;

    protected override string Write(double? value) => value is { } number && Math.Abs(number) < 1e15
        ? ((decimal)number).ToString("#,##0.############", Culture)
        : value?.ToString("R", Culture) ?? "";

    protected override bool TryRead(string text, out double? value, out string message)
    {
        value = null;
        message = text.Length == 0
            ? $"{Label} needs a number."
            : $"\u201C{text.Trim()}\u201D is not a number here; write it like {1234.5.ToString("N1", Culture)}.";
        if (!NumberText.TryRead(text, Culture, Suffixes, out var number)) return false;
        value = (double)number;
        return true;
    }
}
