namespace GpuLending.Underwriting.Audit;

/// <summary>One row of the record. <paramref name="Detail"/> is JSON, <paramref name="Hash"/> lower-case hexadecimal.</summary>
public sealed record AuditRow(
    long Sequence, DateTimeOffset At, Guid? ActorId, string? ActorName, string Action, string SubjectType, Guid? SubjectId, Guid? DealId, string Detail, string Hash);
