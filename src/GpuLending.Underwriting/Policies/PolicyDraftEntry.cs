namespace GpuLending.Underwriting.Policies;

/// <summary>A proposal being typed.</summary>
/// <param name="BaseNumber">The version that it changes.</param>
/// <param name="Document">The whole policy as it would be.</param>
/// <param name="EffectiveDate">First day; null while not entered.</param>
/// <param name="Reason">Why, as far as it is written.</param>
public sealed record PolicyDraftEntry(int BaseNumber, PolicyDocument Document, DateOnly? EffectiveDate, string Reason);
