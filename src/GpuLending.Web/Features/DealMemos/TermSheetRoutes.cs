using GpuLending.Underwriting;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.DealMemos.Redlines;
using GpuLending.Underwriting.TermSheets;

namespace GpuLending.Web.Features.DealMemos;

/// <summary>Where term sheets, and redlines of memo and term sheet, are read. Files of all papers are mapped with the memo's.</summary>
internal static class TermSheetRoutes
{
    public static void MapTermSheets(this RouteGroupBuilder papers)
    {
        Map(papers, "/revisions", "Revision", id => new MemoSubject.OfRevision(id));
        Map(papers, "/deals", "Deal", id => new MemoSubject.OfDraft(id));
    }

    private static void Map(RouteGroupBuilder papers, string owner, string back, Func<Guid, MemoSubject> subject)
    {
        papers.MapGet(owner + "/{id:guid}/term-sheet", async (Guid id, HttpContext http, BuildTermSheet build, CancellationToken cancellationToken) =>
            Page(await build.ExecuteAsync(subject(id), DocumentRoutes.Actor(http), cancellationToken), Preview.OfPaper($"{owner}/{id}", back, "term-sheet"), http));
        foreach (var (name, kind) in new[] { ("memo-redline", MemoKind.MemoRedline), ("term-sheet-redline", MemoKind.TermSheetRedline) })
        {
            papers.MapGet(owner + "/{id:guid}/" + name, async (Guid id, HttpContext http, BuildRedline build, CancellationToken cancellationToken) =>
                Page(await build.ExecuteAsync(subject(id), kind, DocumentRoutes.Actor(http), cancellationToken), Preview.OfPaper($"{owner}/{id}", back, name), http));
        }
    }

    private static IResult Page(Result<MemoDocument> answer, MemoToolbar toolbar, HttpContext http) => answer is Result<MemoDocument>.Success { Value: var document }
        ? Results.Content(MemoHtmlWriter.Write(document, toolbar), "text/html; charset=utf-8")
        : DocumentRoutes.Problem(answer, http);
}
