namespace GpuLending.Underwriting.DealMemos;

/// <summary>One section.</summary>
/// <param name="Key">Stable key, also of the analyst's own paragraphs for it (<c>DealDocument.Narrative</c>).</param>
/// <param name="Number">Its number; null for the summary.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What stands in it.</param>
public sealed record MemoSection(string Key, int? Number, string Title, IReadOnlyList<MemoBlock> Blocks)
{
    /// <summary>Number and title as the heading reads.</summary>
    public string Heading => Number is { } number ? $"{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}. {Title}" : Title;
}
