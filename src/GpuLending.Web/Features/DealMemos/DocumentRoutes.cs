using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.DealMemos.Templates;
using GpuLending.Underwriting.Workbooks;
using GpuLending.Web.Hosting;

namespace GpuLending.Web.Features.DealMemos;

/// <summary>Where a deal's papers are read and fetched. Who may is decided, and a refusal recorded, by the use cases.</summary>
public static class DocumentRoutes
{
    public static void MapDocuments(this IEndpointRouteBuilder app)
    {
        var papers = app.MapGroup("").ExcludeFromDescription();
        papers.MapGet("/revisions/{id:guid}/memo", (Guid id, Guid? template, HttpContext http, BuildMemo build, ListMemoTemplates templates, CancellationToken cancellationToken) =>
            PreviewAsync(http, new MemoSubject.OfRevision(id) { TemplateId = template }, Preview.OfRevision, id, build, templates, cancellationToken));
        papers.MapGet("/deals/{id:guid}/memo", (Guid id, Guid? template, HttpContext http, BuildMemo build, ListMemoTemplates templates, CancellationToken cancellationToken) =>
            PreviewAsync(http, new MemoSubject.OfDraft(id) { TemplateId = template }, Preview.OfDraft, id, build, templates, cancellationToken));
        papers.MapGet("/lib/inter/east-asian/{language}/{slice}.woff2", Glyphs);
        MapFile(papers, "/revisions/{id:guid}/memo.pdf", id => new MemoSubject.OfRevision(id), MemoKind.DealMemo, MemoFormat.Pdf);
        MapFile(papers, "/revisions/{id:guid}/memo.docx", id => new MemoSubject.OfRevision(id), MemoKind.DealMemo, MemoFormat.Word);
        MapFile(papers, "/revisions/{id:guid}/memo.html", id => new MemoSubject.OfRevision(id), MemoKind.DealMemo, MemoFormat.Html);
        MapFile(papers, "/revisions/{id:guid}/term-sheet.docx", id => new MemoSubject.OfRevision(id), MemoKind.TermSheet, MemoFormat.Word);
        MapFile(papers, "/deals/{id:guid}/memo.pdf", id => new MemoSubject.OfDraft(id), MemoKind.DealMemo, MemoFormat.Pdf);
        MapFile(papers, "/deals/{id:guid}/memo.docx", id => new MemoSubject.OfDraft(id), MemoKind.DealMemo, MemoFormat.Word);
        MapFile(papers, "/deals/{id:guid}/memo.html", id => new MemoSubject.OfDraft(id), MemoKind.DealMemo, MemoFormat.Html);
        MapFile(papers, "/deals/{id:guid}/term-sheet.docx", id => new MemoSubject.OfDraft(id), MemoKind.TermSheet, MemoFormat.Word);
        MapWorkbook(papers, "/revisions/{id:guid}/workbook.xlsx", id => new MemoSubject.OfRevision(id));
        MapWorkbook(papers, "/deals/{id:guid}/workbook.xlsx", id => new MemoSubject.OfDraft(id));
        MapOthers(papers, "/revisions", id => new MemoSubject.OfRevision(id));
        MapOthers(papers, "/deals", id => new MemoSubject.OfDraft(id));
        papers.MapTermSheets();
    }

    /// <summary>Files of term sheets as PDF and HTML, and of redlines.</summary>
    private static void MapOthers(RouteGroupBuilder papers, string owner, Func<Guid, MemoSubject> subject)
    {
        MapFile(papers, owner + "/{id:guid}/term-sheet.pdf", subject, MemoKind.TermSheet, MemoFormat.Pdf);
        MapFile(papers, owner + "/{id:guid}/term-sheet.html", subject, MemoKind.TermSheet, MemoFormat.Html);
        foreach (var (name, kind) in new[] { ("memo-redline", MemoKind.MemoRedline), ("term-sheet-redline", MemoKind.TermSheetRedline) })
        {
            MapFile(papers, owner + "/{id:guid}/" + name + ".pdf", subject, kind, MemoFormat.Pdf);
            MapFile(papers, owner + "/{id:guid}/" + name + ".docx", subject, kind, MemoFormat.Word);
            MapFile(papers, owner + "/{id:guid}/" + name + ".html", subject, kind, MemoFormat.Html);
        }
    }

    private static void MapWorkbook(IEndpointRouteBuilder papers, string route, Func<Guid, MemoSubject> subject) =>
        papers.MapGet(route, async (Guid id, HttpContext http, ExportWorkbook export, CancellationToken cancellationToken) =>
            await export.ExecuteAsync(subject(id), Actor(http), cancellationToken) is var answer && answer is Result<MemoFile>.Success { Value: var file }
                ? Results.File(file.Content, file.ContentType, file.FileName)
                : Problem(answer, http));

    /// <summary>Glyphs of Chinese, Japanese and Korean names for papers on the screen; papers that leave the desk carry them inside.</summary>
    private static IResult Glyphs(string language, string slice, HttpContext http)
    {
        if (EastAsianFonts.File(language, slice) is not { } file) return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=604800";
        return Results.File(file, "font/woff2");
    }

    private static void MapFile(IEndpointRouteBuilder papers, string route, Func<Guid, MemoSubject> subject, MemoKind kind, MemoFormat format) =>
        papers.MapGet(route, async (Guid id, Guid? template, HttpContext http, ExportPaper export, CancellationToken cancellationToken) =>
            await export.ExecuteAsync(subject(id) with { TemplateId = template }, kind, format, Actor(http), cancellationToken) is var answer && answer is Result<MemoFile>.Success { Value: var file }
                ? Results.File(file.Content, file.ContentType, file.FileName)
                : Problem(answer, http));

    private static async Task<IResult> PreviewAsync(
        HttpContext http, MemoSubject subject, Func<Guid, Guid?, IReadOnlyList<MemoTemplateRow>, MemoToolbar> toolbar, Guid id, BuildMemo build, ListMemoTemplates templates, CancellationToken cancellationToken)
    {
        var answer = await build.ExecuteAsync(subject, Actor(http), cancellationToken);
        if (answer is not Result<MemoDocument>.Success { Value: var document }) return Problem(answer, http);
        var rows = await templates.ExecuteAsync(Actor(http), cancellationToken) is Result<IReadOnlyList<MemoTemplateRow>>.Success { Value: var listed } ? listed : [];
        return Results.Content(MemoHtmlWriter.Write(document, toolbar(id, subject.TemplateId, rows)), "text/html; charset=utf-8");
    }

    /// <summary>An ending without a paper: the desk's own page for 403 and 404, a page that says why for the rest.</summary>
    internal static IResult Problem<T>(Result<T> answer, HttpContext http) => answer switch
    {
        Result<T>.Forbidden => Results.StatusCode(StatusCodes.Status403Forbidden),
        Result<T>.NotFound => Results.NotFound(),
        Result<T>.Invalid invalid => Page(http, "The draft has faults and cannot be printed", invalid.Messages.Select(message => message.Message)),
        Result<T>.Conflict conflict => Page(http, "The paper cannot be made", [conflict.Reason]),
        Result<T>.NotComputable refusal => Page(http, "The paper cannot be made", [refusal.Reason]),
        _ => throw new InvalidOperationException($"An ending without words: {answer}"),
    };

    private static IResult Page(HttpContext http, string title, IEnumerable<string> reasons) => Results.Content(
        MemoHtmlWriter.WriteNotice(title, [.. reasons], Preview.Back(http.Request.Path)), "text/html; charset=utf-8", statusCode: StatusCodes.Status422UnprocessableEntity);

    internal static Actor Actor(HttpContext http) =>
        http.User.ToActor() ?? throw new InvalidOperationException("The routes of the papers need a signed-in person.");
}
