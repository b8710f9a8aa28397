using GpuLending.Engine;

namespace GpuLending.Underwriting.Approvals;

/// <summary>A deal's draws and what is left to draw.</summary>
/// <param name="Draws">Oldest first.</param>
/// <param name="Approved">The approved size; null when no approval is in force.</param>
/// <param name="Drawn">Sum of the draws; null when there is none.</param>
/// <param name="AvailableUntil">Last day of the draw window; null when no approval is in force.</param>
/// <param name="MayRecord">The actor may record one.</param>
/// <param name="WhyNot">Why none can be recorded now; null when one can.</param>
public sealed record DrawsView(IReadOnlyList<DrawRow> Draws, Money? Approved, Money? Drawn, DateOnly? AvailableUntil, bool MayRecord, string? WhyNot)
{
    /// <summary>Conditions that every draw must show evidence for; those not required may be left empty.</summary>
    public IReadOnlyList<ConditionPrecedentRow> EachDraw { get; init; } = [];
}
