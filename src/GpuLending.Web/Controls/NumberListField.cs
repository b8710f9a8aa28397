using System.Globalization;

namespace GpuLending.Web.Controls;

/// <summary>Numbers in a row, parted by semicolons or spaces.</summary>
public sealed class NumberListField : TypedField<IReadOnlyList<double>>
{
    private static readonly double[] Example = [1.0, 0.8, 0.65];
    private static readonly char[] Separators = [';', ' ', '\t', '\n'];

    protected override string Write(IReadOnlyList<double>? value) =>
        value is null ? "" : string.Join("; ", value.Select(number => number.ToString("0.############", Culture)));

    protected override bool TryRead(string text, out IReadOnlyList<double>? value, out string message)
    {
        var numbers = new List<double>();
        value = numbers;
        message = $"\u201C{text.Trim()}\u201D is not a list of numbers; write it like {Write(Example)}.";
        foreach (var part in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!double.TryParse(part, NumberStyles.Float, Culture, out var number) || !double.IsFinite(number)) return false;
            numbers.Add(number);
        }
        return numbers.Count > 0;
    }
}
