namespace GpuLending.Underwriting.Approvals;

/// <summary>A condition of every draw and what showed, for one draw, that it was met.</summary>
public sealed record DrawEvidenceRow(Guid ConditionId, string Text, string Evidence);
