namespace GpuLending.Underwriting.Policies;

/// <summary>How far the effect of a policy is worked out.</summary>
/// <param name="Done">Deals done.</param>
/// <param name="Total">Deals in all.</param>
public sealed record PolicyEffectProgress(int Done, int Total);
