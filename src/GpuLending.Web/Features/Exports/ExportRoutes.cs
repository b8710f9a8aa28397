using GpuLending.Underwriting;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Exports;
using GpuLending.Web.Features.DealMemos;

namespace GpuLending.Web.Features.Exports;

/// <summary>Where an export's archive is fetched.</summary>
public static class ExportRoutes
{
    public static void MapExports(this IEndpointRouteBuilder app) =>
        app.MapGet("/exports/{id:guid}/memos.zip", async (Guid id, HttpContext http, OpenMemoExport open, CancellationToken cancellationToken) =>
            await open.TakeAsync(id, DocumentRoutes.Actor(http), cancellationToken) is var answer && answer is Result<MemoFile>.Success { Value: var file }
                ? Results.File(file.Content, file.ContentType, file.FileName)
                : DocumentRoutes.Problem(answer, http)).ExcludeFromDescription();
}
