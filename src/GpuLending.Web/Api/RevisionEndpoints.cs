using System.Security.Claims;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Workbooks;

namespace GpuLending.Web.Api;

/// <summary>/api/v1/revisions: what was frozen, and its papers. Nothing is signed here: a signature asks for a person's password at the desk.</summary>
internal static class RevisionEndpoints
{
    public static async Task<IResult> OpenAsync(Guid id, ClaimsPrincipal caller, OpenRevision open, CancellationToken cancellationToken) =>
        (await open.ExecuteAsync(id, DealEndpoints.Actor(caller), cancellationToken, startsReview: false)).Answer(view => Results.Json(Response(view), ApiJson.Options));

    /// <summary>A deal memo or term sheet as a file, of a revision or of a draft.</summary>
    public static async Task<IResult> PaperAsync(
        MemoSubject subject, MemoKind kind, string format, ClaimsPrincipal caller, ExportPaper export, CancellationToken cancellationToken)
    {
        MemoFormat? known = format switch
        {
            "pdf" => MemoFormat.Pdf,
            "docx" => MemoFormat.Word,
            "html" => MemoFormat.Html,
            _ => null,
        };
        if (known is not { } asked) return Problems.Answer(Problems.NotFound($"This paper as '{format}' (it comes as pdf, docx or html)"));
        return (await export.ExecuteAsync(subject, kind, asked, DealEndpoints.Actor(caller), cancellationToken)).Answer(
            file => Results.File(file.Content, file.ContentType, file.FileName), Problems.InvalidDocument);
    }

    /// <summary>The workbook of a revision or a draft.</summary>
    public static async Task<IResult> WorkbookAsync(MemoSubject subject, ClaimsPrincipal caller, ExportWorkbook export, CancellationToken cancellationToken) =>
        (await export.ExecuteAsync(subject, DealEndpoints.Actor(caller), cancellationToken)).Answer(file => Results.File(file.Content, file.ContentType, file.FileName), Problems.InvalidDocument);

    private static RevisionResponse Response(RevisionView view) => new()
    {
        RevisionId = view.RevisionId,
        DealId = view.DealId,
        Number = view.Number,
        State = view.State,
        Hash = view.Hash,
        SubmittedAt = view.SubmittedAt,
        SubmitterName = view.SubmitterName,
        Comment = view.Comment,
        SnapshotId = view.SnapshotId,
        EngineVersion = view.EngineVersion,
        Document = view.Document,
        Result = view.Result,
        ChangedSincePrevious = view.ChangedSincePrevious,
        Exceptions = view.Exceptions,
        Signatures =
        [
            .. view.Approvals.Select(signed => new SignatureRow
            {
                ApproverName = signed.ApproverName,
                Role = signed.ApproverRole,
                Decision = signed.Decision,
                Reason = signed.Reason,
                Conditions = signed.Conditions,
                Hash = signed.Hash,
                At = signed.At,
            }),
        ],
    };
}
