using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Narratives;

/// <summary>A text that the analyst may write.</summary>
/// <param name="Key">Its key in the deal document.</param>
/// <param name="Title">Its name on the desk.</param>
/// <param name="Group">Paper it belongs to: the memo or the term sheet.</param>
/// <param name="Section">Key of the section it is printed in.</param>
/// <param name="Hint">What belongs into it; empty when the title says it.</param>
/// <param name="Usual">Wording that lenders often begin with, for counsel to change; empty when there is none.</param>
public sealed record NarrativePart(string Key, string Title, string Group, string Section, string Hint = "", string Usual = "")
{
    /// <summary>Where it stands in the deal document.</summary>
    public string Path => DocumentPath.Append("/narrative", Key);
}
