namespace GpuLending.Underwriting.Approvals;

/// <summary>One line of a deal's checklist. Open while <paramref name="MetAt"/> is null; a draw waits for those that are required.</summary>
public sealed record ConditionPrecedentRow(
    Guid ConditionId, Guid DealId, string Text, bool Required, bool Standard, string AddedByName, DateTimeOffset AddedAt, DateTimeOffset? MetAt,
    string? MetByName, string? Evidence)
{
    /// <summary>It is asked anew at every draw; its evidence goes with the draw.</summary>
    public bool EachDraw { get; init; }
}
