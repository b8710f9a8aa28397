namespace GpuLending.Underwriting.Approvals;

/// <summary>A rule of the lender's policy that a deal goes beyond.</summary>
/// <param name="Rule">The rule's key; mitigants in the document go by it.</param>
/// <param name="Title">The rule in words.</param>
/// <param name="Limit">What policy allows, as text with its unit.</param>
/// <param name="Actual">What the deal has.</param>
/// <param name="Mitigant">Why it is acceptable; null while nobody has said.</param>
/// <param name="Expiry">Day the exception ends; null when not provided.</param>
public sealed record PolicyException(string Rule, string Title, string Limit, string Actual, string? Mitigant, DateOnly? Expiry);
