using GpuLending.Underwriting.Access;

namespace GpuLending.Web.Features.Access;

/// <summary>What was typed into the form that makes a key.</summary>
public sealed class NewKeyEntry
{
    public string Name { get; set; } = "";

    public int Months { get; set; } = 12;

    /// <summary>What the key shall be good for. Computing is harmless and ticked; the rest is asked for.</summary>
    public ISet<string> Scopes { get; } = new SortedSet<string>([ApiScopes.Evaluations], StringComparer.Ordinal);
}
