using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Policies;

/// <summary>An exception under which a deal stands approved.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="DealName">Its name.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="RevisionId">The approved revision.</param>
/// <param name="Title">The rule in words.</param>
/// <param name="Limit">What policy allowed.</param>
/// <param name="Actual">What the deal has.</param>
/// <param name="Mitigant">Why it was acceptable.</param>
/// <param name="Expiry">Day it ends; null when not provided.</param>
/// <param name="Expired">That day has passed: no draw until the deal is approved anew.</param>
public sealed record StandingException(
    Guid DealId, string DealName, DealStage Stage, Guid RevisionId, string Title, string Limit, string Actual, string Mitigant, DateOnly? Expiry, bool Expired);
