namespace GpuLending.Underwriting.DealMemos.Templates;

/// <summary>A section as an institution wants it.</summary>
public sealed record MemoTemplateSection
{
    /// <summary>Key of the section, one of <see cref="MemoOutline.Sections"/>.</summary>
    public string Key { get; init; } = "";

    /// <summary>Heading in the institution's words; empty for the standard one.</summary>
    public string Title { get; init; } = "";

    /// <summary>Standing words that open the section in every memo; empty for none. A new line begins a paragraph.</summary>
    public string HouseText { get; init; } = "";
}
