namespace GpuLending.Web.Controls;

/// <summary>A whole number that may be larger than any count, such as a seed. Kept to what every reader of JSON holds exactly.</summary>
public sealed class LongField : TypedField<long?>
{
    /// <summary>The largest number taken, of either sign.</summary>
    public const long Most = 9_000_000_000_000_000;

    protected override string? InputMode => "numeric";

    protected override bool Numeric => true;

    protected override string Write(long? value) => value?.ToString("N0", Culture) ?? "";

    protected override bool TryRead(string text, out long? value, out string message)
    {
        value = null;
        message = text.Length == 0
            ? $"{Label} needs a whole number."
            : $"\u201C{text.Trim()}\u201D is not a whole number here; write it like {1234.ToString("N0", Culture)}.";
        if (!NumberText.TryRead(text, Culture, NumberText.Magnitudes, out var number) || number != decimal.Truncate(number)) return false;
        if (Math.Abs(number) > Most)
        {
            message = $"{number.ToString("N0", Culture)} is too large: at most {Most.ToString("N0", Culture)}, with either sign.";
            return false;
        }
        value = (long)number;
        return true;
    }
}
