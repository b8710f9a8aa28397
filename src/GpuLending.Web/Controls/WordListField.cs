using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Controls;

/// <summary>Words in a row, parted by commas or semicolons.</summary>
public sealed class WordListField : TypedField<IReadOnlyList<string>>
{
    private static readonly char[] Separators = [',', ';', '\n'];

    /// <summary>Whether the words are codes in capitals, such as countries.</summary>
    [Parameter] public bool Capitals { get; set; }

    protected override string Write(IReadOnlyList<string>? value) => value is null ? "" : string.Join(", ", value);

    protected override bool TryRead(string text, out IReadOnlyList<string>? value, out string message)
    {
        var words = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        value = Capitals ? [.. words.Select(word => word.ToUpperInvariant())] : words;
        message = $"{Label} needs at least one entry.";
        return words.Length > 0;
    }
}
