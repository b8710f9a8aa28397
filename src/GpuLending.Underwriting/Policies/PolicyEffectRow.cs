using GpuLending.Engine;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Policies;

/// <summary>What a policy would make of one open deal, its saved draft on the present market.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="DealName">Its name.</param>
/// <param name="BorrowerName">Its borrower.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Before">Loan under the policy in force; null when it cannot be computed.</param>
/// <param name="After">Loan under the policy asked about; null when it cannot be computed.</param>
/// <param name="BindingBefore">Limit that decides the loan under the policy in force.</param>
/// <param name="BindingAfter">Limit that would decide it.</param>
/// <param name="Raised">Rules it would newly go beyond, by title.</param>
/// <param name="Settled">Rules it would no longer go beyond, by title.</param>
/// <param name="Problem">Why it cannot be computed; null when it can.</param>
public sealed record PolicyEffectRow(
    Guid DealId, string DealName, string BorrowerName, DealStage Stage, Money? Before, Money? After, string? BindingBefore, string? BindingAfter,
    IReadOnlyList<string> Raised, IReadOnlyList<string> Settled, string? Problem)
{
    /// <summary>Change of the loan; null when either side is missing.</summary>
    public Money? Change => Before is { } before && After is { } after ? after - before : null;
}
