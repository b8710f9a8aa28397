using GpuLending.Underwriting.Narratives;

namespace GpuLending.Web.Features.Deals.Narratives;

/// <summary>Remarks on a text as the screen words and marks them.</summary>
internal static class WritingWords
{
    public static string Tone(NarrativeRemarkKind kind) => kind switch
    {
        NarrativeRemarkKind.Contradicted or NarrativeRemarkKind.UnknownFigure => "bad",
        NarrativeRemarkKind.TypedDiffers or NarrativeRemarkKind.NoValue => "warn",
        NarrativeRemarkKind.Unchecked or NarrativeRemarkKind.TypedAgrees => "",
    };

    public static string Of(NarrativeRemarkKind kind) => kind switch
    {
        NarrativeRemarkKind.Contradicted => "Contradicted",
        NarrativeRemarkKind.UnknownFigure => "No such figure",
        NarrativeRemarkKind.NoValue => "No value",
        NarrativeRemarkKind.Unchecked => "Not checked",
        NarrativeRemarkKind.TypedDiffers => "Differs",
        NarrativeRemarkKind.TypedAgrees => "Typed",
    };
}
