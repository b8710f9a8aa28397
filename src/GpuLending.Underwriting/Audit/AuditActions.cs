namespace GpuLending.Underwriting.Audit;

/// <summary>The names of what is put on the record. Stored, so never renamed.</summary>
public static class AuditActions
{
    public const string BorrowerCreated = "borrower.created";
    public const string BorrowerSaved = "borrower.saved";
    public const string DealCreated = "deal.created";
    public const string DealSaved = "deal.saved";
    public const string DealSubmitted = "deal.submitted";
    public const string DealMoved = "deal.moved";
    public const string MarkOverridden = "mark.overridden";
    public const string ReviewStarted = "revision.review-started";
    public const string RevisionSigned = "revision.signed";
    public const string RevisionDecided = "revision.decided";
    public const string RevisionSuperseded = "revision.superseded";
    public const string SignatureRefused = "revision.signature-refused";
    public const string ConditionAdded = "condition.added";
    public const string ConditionMet = "condition.met";
    public const string DrawRecorded = "draw.recorded";
    public const string DrawRefused = "draw.refused";
    public const string TermSheetIssued = "term-sheet.issued";
    public const string DocumentExported = "document.exported";
    public const string TemplateSaved = "memo-template.saved";
    public const string PolicyProposed = "policy.proposed";
    public const string PolicyApproved = "policy.approved";
    public const string PolicyDeclined = "policy.declined";
    public const string PolicyWithdrawn = "policy.withdrawn";
    public const string PolicySignatureRefused = "policy.signature-refused";
    public const string QuotesImported = "market.quotes-imported";
    public const string UserCreated = "user.created";
    public const string UserRoleChanged = "user.role-changed";
    public const string UserDisabled = "user.disabled";
    public const string UserEnabled = "user.enabled";
    public const string ApiKeyCreated = "api-key.created";
    public const string ApiKeyRevoked = "api-key.revoked";
    public const string TermsImported = "deal.terms-imported";
    public const string SerialsImported = "serials.imported";
    public const string SerialsMoved = "serials.moved";
    public const string SerialsReleased = "serials.released";
    public const string LookAlikesAsked = "serials.look-alikes-asked";
    public const string LookAlikesAnswered = "serials.look-alikes-answered";
    public const string SimulationStarted = "simulation.started";
    public const string SimulationCompleted = "simulation.completed";
    public const string SimulationCancelled = "simulation.cancelled";
    public const string AttachmentAdded = "attachment.added";
    public const string AttachmentTaken = "attachment.taken";
    public const string AttachmentWithdrawn = "attachment.withdrawn";
    public const string MemoExportStarted = "memo-export.started";
    public const string MemoExportCompleted = "memo-export.completed";
    public const string MemoExportCancelled = "memo-export.cancelled";
    public const string MemoExportTaken = "memo-export.taken";
    public const string Refused = "access.refused";
}
