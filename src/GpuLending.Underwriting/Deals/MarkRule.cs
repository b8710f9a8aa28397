using GpuLending.Engine;

namespace GpuLending.Underwriting.Deals;

/// <summary>How a field, and all below it, is marked.</summary>
/// <param name="Path">Path in the case, such as "/lots/0/unitCost"; empty for the whole case.</param>
/// <param name="Mark">What kind of input it is.</param>
/// <param name="Source">Where it comes from, or why it was assumed.</param>
/// <param name="Date">Date of the source; null when not provided.</param>
public sealed record MarkRule(string Path, ProvenanceMark Mark, string Source, DateOnly? Date = null)
{
    public static MarkRule Assumed(string path, string reason) => new(path, ProvenanceMark.Assumed, reason);

    public static MarkRule Public(string path, string source, DateOnly? date = null) => new(path, ProvenanceMark.Public, source, date);
}
