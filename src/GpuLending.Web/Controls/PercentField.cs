namespace GpuLending.Web.Controls;

/// <summary>A fraction that is typed and shown as percent; "450 bp" is read as well.</summary>
public sealed class PercentField : TypedField<double?>
{
    private static readonly Dictionary<string, decimal> Suffixes = new(StringComparer.OrdinalIgnoreCase) { ["%"] = 1m, ["bp"] = 0.01m, ["bps"] = 0.01m };

    protected override string? ShownUnit => Unit ?? "%";

    protected override string? InputMode => "decimal";

    protected override bool Numeric => true;

    protected override string Write(double? value) => value is { } fraction && Math.Abs(fraction) < 1e12
        ? ((decimal)fraction * 100m).ToString("#,##0.##########", Culture)
        : value?.ToString("R", Culture) ?? "";

    protected override bool TryRead(string text, out double? value, out string message)
    {
        value = null;
        message = text.Length == 0
            ? $"{Label} needs a percentage."
            : $"\u201C{text.Trim()}\u201D is not a percentage here; write it like {8.25.ToString("N2", Culture)}, or 450 bp.";
        if (!NumberText.TryRead(text, Culture, Suffixes, out var percent)) return false;
        value = (double)(percent / 100m);
        return true;
    }
}
