using System.Text.Json;
using GpuLending.Underwriting.Audit;

namespace GpuLending.Web.Features.Audit;

/// <summary>The record's terms as people read them.</summary>
public static class AuditWords
{
    private static readonly Dictionary<string, string> Actions = new(StringComparer.Ordinal)
    {
        [AuditActions.BorrowerCreated] = "Borrower added",
        [AuditActions.BorrowerSaved] = "Borrower changed",
        [AuditActions.DealCreated] = "Deal opened",
        [AuditActions.DealSaved] = "Deal saved",
        [AuditActions.DealSubmitted] = "Deal submitted",
        [AuditActions.DealMoved] = "Deal moved to another stage",
        [AuditActions.ReviewStarted] = "Review started",
        [AuditActions.RevisionSigned] = "Revision signed",
        [AuditActions.RevisionDecided] = "Revision decided",
        [AuditActions.RevisionSuperseded] = "Revision replaced by a later one",
        [AuditActions.SignatureRefused] = "Signature refused",
        [AuditActions.ConditionAdded] = "Condition added",
        [AuditActions.ConditionMet] = "Condition met",
        [AuditActions.DrawRecorded] = "Draw recorded",
        [AuditActions.DrawRefused] = "Draw refused",
        [AuditActions.TermSheetIssued] = "Term sheet issued",
        [AuditActions.DocumentExported] = "Document exported",
        [AuditActions.PolicyProposed] = "Policy proposed",
        [AuditActions.PolicyApproved] = "Policy approved",
        [AuditActions.PolicyDeclined] = "Policy declined",
        [AuditActions.PolicyWithdrawn] = "Policy withdrawn",
        [AuditActions.PolicySignatureRefused] = "Policy signature refused",
        [AuditActions.QuotesImported] = "Quotes imported",
        [AuditActions.UserCreated] = "Person added",
        [AuditActions.UserRoleChanged] = "Role changed",
        [AuditActions.UserDisabled] = "Person shut out",
        [AuditActions.UserEnabled] = "Person let in again",
        [AuditActions.ApiKeyCreated] = "API key made",
        [AuditActions.ApiKeyRevoked] = "API key revoked",
        [AuditActions.TermsImported] = "Terms imported from a file",
        [AuditActions.SerialsImported] = "Serials pledged",
        [AuditActions.SerialsMoved] = "Serials moved",
        [AuditActions.SerialsReleased] = "Serials released",
        [AuditActions.LookAlikesAsked] = "Look-alike serials asked about",
        [AuditActions.LookAlikesAnswered] = "Look-alike serials answered",
        [AuditActions.SimulationStarted] = "Simulation started",
        [AuditActions.SimulationCompleted] = "Simulation complete",
        [AuditActions.SimulationCancelled] = "Simulation cancelled",
        [AuditActions.AttachmentAdded] = "Document filed",
        [AuditActions.AttachmentTaken] = "Document taken away",
        [AuditActions.AttachmentWithdrawn] = "Document withdrawn",
        [AuditActions.MemoExportStarted] = "Memo export started",
        [AuditActions.MemoExportCompleted] = "Memo export complete",
        [AuditActions.MemoExportCancelled] = "Memo export cancelled",
        [AuditActions.MemoExportTaken] = "Memo export taken away",
        [AuditActions.Refused] = "Access refused",
    };

    /// <summary>Beginnings of actions a list can be narrowed to.</summary>
    public static IReadOnlyList<(string Prefix, string Name)> Groups { get; } =
    [
        ("deal.", "Deals"), ("revision.", "Revisions"), ("condition.", "Conditions"), ("draw.", "Draws"), ("term-sheet.", "Term sheets"), ("document.", "Papers exported"), ("attachment.", "Documents on file"), ("memo-export.", "Memo exports"),
        ("borrower.", "Borrowers"), ("policy.", "Policy"), ("market.", "Market data"), ("serials.", "Serials"), ("user.", "People"), ("api-key.", "API keys"), ("access.", "Refused access"),
    ];

    public static string Of(string action) => Actions.GetValueOrDefault(action, action);

    /// <summary>A row's JSON as "name: value" pairs.</summary>
    public static string Particulars(string detail)
    {
        try
        {
            using var document = JsonDocument.Parse(detail);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? string.Join("; ", document.RootElement.EnumerateObject().Select(property => $"{Spaced(property.Name)}: {Value(property.Value)}"))
                : detail;
        }
        catch (JsonException)
        {
            return detail;
        }
    }

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Null => "none",
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Value)),
        _ => value.GetRawText(),
    };

    private static string Spaced(string name) => string.Concat(name.Select((letter, place) => char.IsUpper(letter)
        ? (place > 0 ? " " : "") + char.ToLowerInvariant(letter)
        : letter.ToString()));
}
