using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.DealMemos.Templates;

namespace GpuLending.Underwriting.DealMemos;

/// <summary>Writes the deal memo of a revision, from its stored result, or of a working draft.</summary>
public sealed class BuildMemo(ReadMemoSource read, OpenMemoTemplate openTemplate, RefusalLog refusals)
{
    /// <summary>Of a revision.</summary>
    public Task<Result<MemoDocument>> ExecuteAsync(Guid revisionId, Actor actor, CancellationToken cancellationToken) =>
        ExecuteAsync(new MemoSubject.OfRevision(revisionId), actor, cancellationToken);

    /// <summary>Of a revision or a working draft.</summary>
    public async Task<Result<MemoDocument>> ExecuteAsync(MemoSubject subject, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ExportDocuments))
            return await refusals.RefuseAsync<MemoDocument>(actor, Permission.ExportDocuments, nameof(BuildMemo), cancellationToken);
        MemoTemplateView? template = null;
        if (subject.TemplateId is { } templateId)
        {
            var opened = await openTemplate.ExecuteAsync(templateId, actor, cancellationToken);
            if (opened is not Result<IReadOnlyList<MemoTemplateView>>.Success { Value: [var latest, ..] }) return opened.Other<IReadOnlyList<MemoTemplateView>, MemoDocument>();
            template = latest;
        }

        return (await read.ReadAsync(subject, actor, cancellationToken)).Then(source => MemoOutline.Write(source with { Template = template }));
    }
}
