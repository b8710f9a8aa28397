using GpuLending.Engine;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>A figure or word as printed, with where it comes from when it is an input.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Mark">Kind of input; null for a result or when nobody said.</param>
/// <param name="Source">Source in words; null when not provided.</param>
public sealed record MemoFigure(string Text, ProvenanceMark? Mark = null, string? Source = null)
{
    public static implicit operator MemoFigure(string text) => new(text);

    /// <summary>The mark's letter in front of its note's number; empty for entered inputs and for results.</summary>
    public string MarkLetter => Mark switch
    {
        ProvenanceMark.Public => "P",
        ProvenanceMark.Assumed => "A",
        ProvenanceMark.Imported => "I",
        ProvenanceMark.Entered or null => "",
    };

    /// <summary>Mark and source in words: "public: 10-Q of 30 Jun 2026"; empty when nobody said.</summary>
    public string Origin
    {
        get
        {
            var mark = Mark switch
            {
                ProvenanceMark.Public => "public",
                ProvenanceMark.Assumed => "assumed",
                ProvenanceMark.Imported => "imported",
                ProvenanceMark.Entered => "entered",
                null => "",
            };
            return string.IsNullOrWhiteSpace(Source) ? mark : mark.Length == 0 ? Source : $"{mark}: {Source}";
        }
    }
}
