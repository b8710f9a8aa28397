using GpuLending.Underwriting.Narratives;

namespace GpuLending.Web.Api;

/// <summary>A remark on one of the document's texts.</summary>
public sealed record TextRemark
{
    /// <summary>Key of the text in the document's narrative.</summary>
    public required string Part { get; init; }

    /// <summary>What it is.</summary>
    public required NarrativeRemarkKind Kind { get; init; }

    /// <summary>The sentence as it is printed.</summary>
    public required string Sentence { get; init; }

    /// <summary>What is the matter, in words.</summary>
    public required string Message { get; init; }
}
