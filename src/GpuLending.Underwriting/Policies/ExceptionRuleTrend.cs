namespace GpuLending.Underwriting.Policies;

/// <summary>A rule's exceptions.</summary>
/// <param name="Rule">Its key.</param>
/// <param name="Title">The rule in words.</param>
/// <param name="ByMonth">Deals that went beyond it, by month as in the trend.</param>
/// <param name="Total">Sum over the months.</param>
public sealed record ExceptionRuleTrend(string Rule, string Title, IReadOnlyList<int> ByMonth, int Total);
