using GpuLending.Underwriting;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Serials;
using GpuLending.Web.Features.DealMemos;

namespace GpuLending.Web.Features.Serials;

/// <summary>Where the papers of the register are read and fetched. Who may is decided, and a refusal recorded, by the use cases.</summary>
public static class SerialPaperRoutes
{
    public static void MapSerialPapers(this IEndpointRouteBuilder app)
    {
        var papers = app.MapGroup("/deals/{id:guid}/serials").ExcludeFromDescription();
        Map(papers, "certificate", MemoKind.LocationCertificate);
        Map(papers, "schedule", MemoKind.CollateralSchedule);
    }

    private static void Map(RouteGroupBuilder papers, string name, MemoKind kind)
    {
        papers.MapGet("/" + name, async (Guid id, DateOnly? date, string? lot, HttpContext http, BuildSerialPaper build, TimeProvider time, CancellationToken cancellationToken) =>
        {
            var answer = await build.ExecuteAsync(Paper(id, kind, lot, date, time), DocumentRoutes.Actor(http), cancellationToken);
            return answer is Result<MemoDocument>.Success { Value: var document }
                ? Results.Content(MemoHtmlWriter.Write(document, Preview.OfRegister(id, name, http.Request.QueryString.Value ?? "")), "text/html; charset=utf-8")
                : DocumentRoutes.Problem(answer, http);
        });
        MapFile(papers, $"/{name}.pdf", kind, MemoFormat.Pdf);
        MapFile(papers, $"/{name}.docx", kind, MemoFormat.Word);
    }

    private static void MapFile(RouteGroupBuilder papers, string route, MemoKind kind, MemoFormat format) =>
        papers.MapGet(route, async (Guid id, DateOnly? date, string? lot, HttpContext http, ExportSerialPaper export, TimeProvider time, CancellationToken cancellationToken) =>
            await export.ExecuteAsync(Paper(id, kind, lot, date, time), format, DocumentRoutes.Actor(http), cancellationToken) is var answer && answer is Result<MemoFile>.Success { Value: var file }
                ? Results.File(file.Content, file.ContentType, file.FileName)
                : DocumentRoutes.Problem(answer, http));

    private static SerialPaper Paper(Guid dealId, MemoKind kind, string? lot, DateOnly? date, TimeProvider time) =>
        new(dealId, kind, string.IsNullOrEmpty(lot) ? null : lot, date ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
}
