using GpuLending.Engine.Sizing;

namespace GpuLending.Underwriting.Approvals;

/// <summary>One rule of the lender's policy.</summary>
/// <param name="Key">Its name in documents; never renamed.</param>
/// <param name="Title">In words.</param>
/// <param name="Limit">What it allows, as text with its unit.</param>
/// <param name="Beyond">What a deal has when it goes beyond the limit, as text; null when it keeps to it.</param>
public sealed record PolicyRule(string Key, string Title, Func<ExceptionThresholds, string> Limit, Func<PolicySubject, string?> Beyond);
