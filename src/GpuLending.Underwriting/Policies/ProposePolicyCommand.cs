namespace GpuLending.Underwriting.Policies;

/// <summary>Proposes a policy.</summary>
/// <param name="BaseNumber">The version that was on the screen and is changed.</param>
/// <param name="Document">The whole policy as it would be.</param>
/// <param name="EffectiveDate">First day on which it would be in force; today or later.</param>
/// <param name="Reason">Why.</param>
public sealed record ProposePolicyCommand(int BaseNumber, PolicyDocument Document, DateOnly EffectiveDate, string Reason);
