using GpuLending.Underwriting.DealMemos.Templates;

namespace GpuLending.Web.Features.DealMemos;

/// <summary>A section in the form of a template: in or out, and how it reads.</summary>
internal sealed class TemplateSectionEntry
{
    public required string Key { get; init; }

    public required string Standard { get; init; }

    public bool Included { get; set; }

    public string Title { get; set; } = "";

    public string HouseText { get; set; } = "";

    public MemoTemplateSection Section => new() { Key = Key, Title = Title.Trim(), HouseText = HouseText.Trim() };
}
