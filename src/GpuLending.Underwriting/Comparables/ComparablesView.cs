namespace GpuLending.Underwriting.Comparables;

/// <summary>The public deals, and the desk deal they are held against when one is named.</summary>
/// <param name="Own">The desk deal's terms; null without one, or when it cannot be computed.</param>
/// <param name="Deals">The public deals: most alike first, or newest first without a desk deal.</param>
/// <param name="Problem">Why the desk deal has no terms; null when it has or none was named.</param>
public sealed record ComparablesView(DealTerms? Own, IReadOnlyList<Comparable> Deals, string? Problem);
