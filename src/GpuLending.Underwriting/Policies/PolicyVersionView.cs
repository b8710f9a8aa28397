using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Policies;

/// <summary>A version of the policy with what it changes and what the actor may do with it.</summary>
/// <param name="Version">Its row.</param>
/// <param name="Document">What it says.</param>
/// <param name="Changes">What it changes of its base, in words; empty for the first version.</param>
/// <param name="Remarks">What a reader of the grids should know, such as a row that never decides.</param>
/// <param name="MayDecide">The actor may approve or decline it.</param>
/// <param name="MayWithdraw">The actor proposed it and may take it back.</param>
/// <param name="WhyNot">Why the actor may not decide it; null when they may.</param>
public sealed record PolicyVersionView(
    PolicyVersionRow Version, PolicyDocument Document, IReadOnlyList<FieldChange> Changes, IReadOnlyList<string> Remarks, bool MayDecide, bool MayWithdraw, string? WhyNot);
