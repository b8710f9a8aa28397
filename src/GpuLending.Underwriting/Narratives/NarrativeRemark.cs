namespace GpuLending.Underwriting.Narratives;

/// <summary>Something a reader of the text should know before it is printed.</summary>
/// <param name="Part">Key of the text, such as "risks".</param>
/// <param name="Kind">What it is.</param>
/// <param name="Sentence">The sentence as it is printed.</param>
/// <param name="Message">What is the matter, in words.</param>
/// <param name="Start">Where in the text the words stand that it is about.</param>
/// <param name="Length">How long they are.</param>
/// <param name="Figure">The figure it is about; null when none is known.</param>
public sealed record NarrativeRemark(string Part, NarrativeRemarkKind Kind, string Sentence, string Message, int Start, int Length, NamedFigure? Figure = null)
{
    /// <summary>Whether the sentence must not go out as it stands.</summary>
    public bool IsFault => Kind is NarrativeRemarkKind.Contradicted or NarrativeRemarkKind.UnknownFigure or NarrativeRemarkKind.TypedDiffers;
}
