namespace GpuLending.Underwriting.Audit;

/// <summary>Which rows of the record a list shows, newest first.</summary>
/// <param name="DealId">Only what belongs to this deal.</param>
/// <param name="ActorId">Only what this person did.</param>
/// <param name="Action">Only actions that start with this, such as "deal." or "access.refused".</param>
/// <param name="Skip">Rows to leave out.</param>
/// <param name="Take">Rows to return, at most 200.</param>
public sealed record AuditQuery(Guid? DealId = null, Guid? ActorId = null, string? Action = null, int Skip = 0, int Take = 50);
