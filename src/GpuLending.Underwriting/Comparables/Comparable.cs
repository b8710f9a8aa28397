namespace GpuLending.Underwriting.Comparables;

/// <summary>A public deal held against a desk deal.</summary>
/// <param name="Deal">The public deal.</param>
/// <param name="Alike">In what it is like the desk deal, in words.</param>
/// <param name="Unlike">In what it is not. What was not published is in neither.</param>
public sealed record Comparable(PublicDeal Deal, IReadOnlyList<string> Alike, IReadOnlyList<string> Unlike)
{
    /// <summary>Share of what was published that is alike, 0 to 1; 0 when nothing was.</summary>
    public double Likeness => Alike.Count + Unlike.Count > 0 ? Alike.Count / (double)(Alike.Count + Unlike.Count) : 0;
}
