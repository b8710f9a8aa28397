namespace GpuLending.Underwriting.Approvals;

/// <summary>What showed, for one draw, that a condition of every draw was met. Never changed once written.</summary>
public sealed class DrawEvidence
{
    public required Guid DrawId { get; init; }

    public required Guid ConditionId { get; init; }

    public required string Evidence { get; init; }
}
