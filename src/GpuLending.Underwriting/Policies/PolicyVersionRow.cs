using GpuLending.Underwriting.Access;

namespace GpuLending.Underwriting.Policies;

/// <summary>A version of the policy as a list shows it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="BaseNumber">Number of the version it changes; 0 for the first.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ProposerId">Who proposed it; null for the first.</param>
/// <param name="ProposerName">Their name; null for the first.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="EffectiveDate">First day on which it is in force, once approved.</param>
/// <param name="DeciderName">Who decided it; null while nobody has.</param>
/// <param name="DeciderRole">Their role then.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="DecisionReason">Why they decided so.</param>
/// <param name="Hash">What is signed.</param>
public sealed record PolicyVersionRow(
    int Number, int BaseNumber, PolicyState State, Guid? ProposerId, string? ProposerName, DateTimeOffset ProposedAt, string Reason, DateOnly EffectiveDate,
    string? DeciderName, Role? DeciderRole, DateTimeOffset? DecidedAt, string? DecisionReason, string Hash);
