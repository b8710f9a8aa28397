namespace GpuLending.Underwriting.Policies;

/// <summary>The policy in force at some instant.</summary>
/// <param name="Version">The stored version.</param>
/// <param name="Document">What it says.</param>
/// <param name="Since">When it came into force: the later of signature and first day.</param>
internal sealed record PolicyInForce(PolicyVersion Version, PolicyDocument Document, DateTimeOffset Since);
