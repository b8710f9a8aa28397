using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.DealMemos;

namespace GpuLending.Underwriting.TermSheets;

/// <summary>Writes the term sheet of a revision, from its stored result, or of a working draft.</summary>
public sealed class BuildTermSheet(ReadMemoSource read, RefusalLog refusals)
{
    /// <summary>Of a revision.</summary>
    public Task<Result<MemoDocument>> ExecuteAsync(Guid revisionId, Actor actor, CancellationToken cancellationToken) =>
        ExecuteAsync(new MemoSubject.OfRevision(revisionId), actor, cancellationToken);

    /// <summary>Of a revision or a working draft.</summary>
    public async Task<Result<MemoDocument>> ExecuteAsync(MemoSubject subject, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ExportDocuments))
            return await refusals.RefuseAsync<MemoDocument>(actor, Permission.ExportDocuments, nameof(BuildTermSheet), cancellationToken);
        return (await read.ReadAsync(subject, actor, cancellationToken)).Then(TermSheetOutline.Write);
    }
}
