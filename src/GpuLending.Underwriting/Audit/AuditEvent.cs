namespace GpuLending.Underwriting.Audit;

/// <summary>What a use case wants on the record.</summary>
/// <param name="Action">What happened, one of <see cref="AuditActions"/>.</param>
/// <param name="SubjectType">Kind of thing it happened to.</param>
/// <param name="SubjectId">Which one.</param>
/// <param name="DealId">The deal it belongs to, if any.</param>
/// <param name="Detail">Particulars; becomes JSON.</param>
public sealed record AuditEvent(string Action, string SubjectType, Guid? SubjectId, Guid? DealId, object? Detail = null);
