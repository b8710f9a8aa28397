using System.Security.Claims;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Exports;

namespace GpuLending.Web.Api;

/// <summary>/api/v1/memo-exports: started, looked at, stopped, and the archive taken away.</summary>
internal static class MemoExportEndpoints
{
    private const string Address = "/api/v1/memo-exports";
    private const int LongestSearch = 200;

    public static void MapMemoExports(this RouteGroupBuilder api)
    {
        var exports = api.MapGroup("/memo-exports").WithTags("Documents").NeedsScope(ApiScopes.Documents);
        exports.MapPost("", StartAsync).ActsOnce().Accepts<MemoExportRequest>("application/json").Produces<MemoExportView>(StatusCodes.Status202Accepted)
            .ProducesProblemOf(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity)
            .WithName("startMemoExport").WithSummary("Export the memos of a set of deals")
            .WithDescription("Queues the memos of up to 200 deals and answers at once; Location has the export's address. One that is not done for each person. A deal that cannot be printed is listed with its reason, and the others go on.");
        exports.MapGet("", ListAsync).Produces<IReadOnlyList<MemoExportView>>()
            .WithName("listMemoExports").WithSummary("List your memo exports").WithDescription("The last twenty of the key's owner, newest first, without their deals.");
        exports.MapGet("/{id:guid}", OpenAsync).Produces<MemoExportView>().ProducesProblemOf(StatusCodes.Status404NotFound)
            .WithName("readMemoExport").WithSummary("Read a memo export").WithDescription("Where it stands, and what became of each deal.");
        exports.MapDelete("/{id:guid}", CancelAsync).Produces<MemoExportView>().ProducesProblemOf(StatusCodes.Status404NotFound)
            .WithName("cancelMemoExport").WithSummary("Cancel a memo export").WithDescription("One that waits ends at once, one at work within a second; memos made before are kept. One that has ended stays as it is.");
        exports.MapGet("/{id:guid}/memos.zip", TakeAsync).Produces(StatusCodes.Status200OK, contentType: "application/zip").ProducesProblemOf(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithName("readMemoExportArchive").WithSummary("Take an export's memos away").WithDescription("A zip archive of the memos with contents.csv, which says what became of each deal. 409 until it has ended, when no memo was made, and seven days after its end.");
    }

    public static async Task<IResult> StartAsync(HttpRequest request, ClaimsPrincipal caller, StartMemoExport start, OpenMemoExport open, ListDeals list, CancellationToken cancellationToken)
    {
        var actor = DealEndpoints.Actor(caller);
        var (body, problem) = await BodyReader.ReadAsync<MemoExportRequest>(request, cancellationToken);
        if (body is null) return Problems.Answer(problem!);
        if (body.DealIds is not null && (body.Search is not null || body.Stage is not null))
            return Problems.Answer(Problems.InvalidRequest([new FieldMessage(body.Search is not null ? "/search" : "/stage", "Deals are named by dealIds or chosen by search and stage, not both.")]));
        if (body.Search is { } search && (search.Length > LongestSearch || search.Contains('\0', StringComparison.Ordinal)))
            return Problems.Answer(Problems.InvalidRequest([new FieldMessage("/search", $"A search has at most {LongestSearch} characters, and no null character.")]));
        var deals = body.DealIds;
        if (deals is null)
        {
            var found = await list.ExecuteAsync(new DealListQuery(body.Search, body.Stage, Sort: "name", Descending: false, Take: StartMemoExportCommand.MostDeals), actor, cancellationToken);
            if (found is not Result<Page<DealListRow>>.Success { Value: var page }) return found.Answer(_ => Results.Empty);
            if (page.Total is 0 or > StartMemoExportCommand.MostDeals)
                return Problems.Answer(Problems.InvalidRequest([new FieldMessage(body.Search is null && body.Stage is not null ? "/stage" : "/search", $"{page.Total} deals fit: an export takes 1 to {StartMemoExportCommand.MostDeals}.")]));
            deals = [.. page.Rows.Select(row => row.DealId)];
        }

        if (await start.ExecuteAsync(new StartMemoExportCommand(deals, body.Format, body.Source, body.TemplateId), actor, cancellationToken) is var started && started is not Result<Guid>.Success)
            return started.Answer(_ => Results.Empty);
        request.HttpContext.Response.Headers.Location = $"{Address}/{started.Require()}";
        return (await open.ExecuteAsync(started.Require(), actor, cancellationToken)).Answer(view => Results.Json(view, ApiJson.Options, statusCode: StatusCodes.Status202Accepted));
    }

    public static async Task<IResult> ListAsync(ClaimsPrincipal caller, OpenMemoExport open, CancellationToken cancellationToken) =>
        (await open.ListAsync(DealEndpoints.Actor(caller), cancellationToken)).Answer(exports => Results.Json(exports, ApiJson.Options));

    public static async Task<IResult> OpenAsync(Guid id, ClaimsPrincipal caller, OpenMemoExport open, CancellationToken cancellationToken) =>
        (await open.ExecuteAsync(id, DealEndpoints.Actor(caller), cancellationToken)).Answer(view => Results.Json(view, ApiJson.Options));

    public static async Task<IResult> CancelAsync(Guid id, ClaimsPrincipal caller, CancelMemoExport cancel, OpenMemoExport open, CancellationToken cancellationToken)
    {
        var actor = DealEndpoints.Actor(caller);
        return await cancel.ExecuteAsync(id, actor, cancellationToken) is var ended && ended is not Result<MemoExportState>.Success
            ? ended.Answer(_ => Results.Empty)
            : (await open.ExecuteAsync(id, actor, cancellationToken)).Answer(view => Results.Json(view, ApiJson.Options));
    }

    public static async Task<IResult> TakeAsync(Guid id, ClaimsPrincipal caller, OpenMemoExport open, CancellationToken cancellationToken) =>
        (await open.TakeAsync(id, DealEndpoints.Actor(caller), cancellationToken)).Answer(file => Results.File(file.Content, file.ContentType, file.FileName));
}
