namespace GpuLending.Underwriting.DealMemos.Templates;

/// <summary>How an institution wants its memos: its name, which sections in which order, its standing words. The figures are the revision's own in any case.</summary>
public sealed record MemoTemplate
{
    /// <summary>What it is called at the desk.</summary>
    public string Name { get; init; } = "";

    /// <summary>The institution's name as it stands on every page.</summary>
    public string Institution { get; init; } = "";

    /// <summary>Sections in order. One that is not listed is left out, and the memo says so.</summary>
    public IReadOnlyList<MemoTemplateSection> Sections { get; init; } = [];

    /// <summary>The sixteen sections in the standard order, to begin with.</summary>
    public static MemoTemplate Standard => new() { Sections = [.. MemoOutline.Sections.Select(section => new MemoTemplateSection { Key = section.Key })] };
}
