using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Controls;

/// <summary>A whole number.</summary>
public sealed class IntegerField : TypedField<int?>
{
    /// <summary>False for a year.</summary>
    [Parameter] public bool Grouped { get; set; } = true;

    protected override string? InputMode => "numeric";

    protected override bool Numeric => true;

    protected override string Write(int? value) => value?.ToString(Grouped ? "N0" : "0", Culture) ?? "";

    protected override bool TryRead(string text, out int? value, out string message)
    {
        value = null;
        message = text.Length == 0
            ? $"{Label} needs a whole number."
            : $"\u201C{text.Trim()}\u201D is not a whole number here; write it like {1234.ToString("N0", Culture)}.";
        if (!NumberText.TryRead(text, Culture, NumberText.Magnitudes, out var number) || number != decimal.Truncate(number)) return false;
        if (number is < int.MinValue or > int.MaxValue)
        {
            message = $"{number.ToString("N0", Culture)} is too large: at most {int.MaxValue.ToString("N0", Culture)}.";
            return false;
        }
        value = (int)number;
        return true;
    }
}
