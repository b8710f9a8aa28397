using System.Security.Claims;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Deals;
using GpuLending.Web.Hosting;

namespace GpuLending.Web.Api;

/// <summary>/api/v1/deals: the pipeline, and drafts that are read with a version and saved on it.</summary>
internal static class DealEndpoints
{
    private static readonly string[] Sorts = ["name", "borrower", "stage", "size", "limit", "ltv", "dscr", "margin", "owner", "since", "changed"];

    public static async Task<IResult> ListAsync(HttpRequest request, ClaimsPrincipal caller, ListDeals list, CancellationToken cancellationToken)
    {
        var query = new PageQuery(request);
        query.Only("search", "stage", "needsMe", "sort", "descending", "skip", "take");
        var asked = new DealListQuery(
            query.Text("search"), query.Named<DealStage>("stage"), null, query.Flag("needsMe"), query.OneOf("sort", "changed", Sorts),
            query.Text("descending") is null ? query.Text("sort") is null : query.Flag("descending"), query.Skip, query.Take);
        if (query.Problems.Count > 0) return Problems.Answer(Problems.InvalidRequest(query.Problems));
        return (await list.ExecuteAsync(asked, Actor(caller), cancellationToken)).Answer(page =>
        {
            query.Link(page.Total);
            return Results.Json(new DealList { Rows = page.Rows, Total = page.Total }, ApiJson.Options);
        });
    }

    public static async Task<IResult> CreateAsync(HttpRequest request, ClaimsPrincipal caller, CreateDeal create, OpenDeal open, CancellationToken cancellationToken)
    {
        var (body, problem) = await BodyReader.ReadAsync<NewDealRequest>(request, cancellationToken);
        if (body is null) return Problems.Answer(problem!);
        var actor = Actor(caller);
        if (await create.ExecuteAsync(new CreateDealCommand(body.Name ?? "", body.BorrowerId, body.Document), actor, cancellationToken) is var made && made is not Result<Guid>.Success)
            return made.Answer(_ => Results.Empty, OfNewDeal);
        var dealId = made.Require();
        return (await open.ExecuteAsync(dealId, actor, cancellationToken)).Answer(view =>
        {
            request.HttpContext.Response.Headers.ETag = EntityTags.Of(view.Version);
            request.HttpContext.Response.Headers.Location = $"/api/v1/deals/{dealId}";
            return Results.Json(Response(view), ApiJson.Options, statusCode: StatusCodes.Status201Created);
        });
    }

    public static async Task<IResult> OpenAsync(Guid id, HttpContext http, OpenDeal open, CancellationToken cancellationToken) =>
        (await open.ExecuteAsync(id, Actor(http.User), cancellationToken)).Answer(view => EntityTags.Tagged(http, view.Version, Response(view)));

    public static async Task<IResult> SaveAsync(Guid id, HttpRequest request, ClaimsPrincipal caller, OpenDeal open, SaveDeal save, CancellationToken cancellationToken)
    {
        if (EntityTags.Required(request, out var version) is { } unversioned) return Problems.Answer(unversioned);
        var (document, problem) = await BodyReader.ReadAsync<DealDocument>(request, cancellationToken);
        if (document is null) return Problems.Answer(problem!);
        var actor = Actor(caller);
        if (await open.ExecuteAsync(id, actor, cancellationToken) is var opened && opened is not Result<DealView>.Success)
            return opened.Answer(_ => Results.Empty);
        var view = opened.Require();
        if (view.MayEdit && view.Journal.Position > 0)
            return Problems.Answer(Problems.Conflict("The key's owner has changes at the desk that are not saved. Save or undo them there first: a save here would take their place."));
        if (view.MayEdit && view.Version != version) return Stale(request.HttpContext, view.Version, view.Saved, document);
        return (await save.ExecuteAsync(new SaveDealCommand(id, version, document, null), actor, cancellationToken)).Answer(
            outcome => outcome switch
            {
                SaveOutcome.Saved saved => Saved(request.HttpContext, saved),
                SaveOutcome.Stale stale => Stale(request.HttpContext, stale.TheirVersion, stale.Theirs, document),
                _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
            },
            Problems.InvalidDocument);
    }

    public static async Task<IResult> SubmitAsync(Guid id, HttpRequest request, ClaimsPrincipal caller, SubmitDeal submit, CancellationToken cancellationToken)
    {
        if (EntityTags.Required(request, out var version) is { } unversioned) return Problems.Answer(unversioned);
        var (body, problem) = await BodyReader.ReadAsync<NewRevisionRequest>(request, cancellationToken);
        if (body is null) return Problems.Answer(problem!);
        return (await submit.ExecuteAsync(new SubmitDealCommand(id, version, body.Comment ?? ""), Actor(caller), cancellationToken)).Answer(
            revisionId => Results.Created($"/api/v1/revisions/{revisionId}", new NewRevisionResponse { RevisionId = revisionId }),
            messages => messages.All(message => message.Path is "/comment") ? Problems.InvalidRequest(messages) : Problems.InvalidDocument(messages));
    }

    internal static Actor Actor(ClaimsPrincipal caller) => caller.ToActor() ?? throw new InvalidOperationException("The endpoint was reached without a key.");

    private static IResult Saved(HttpContext http, SaveOutcome.Saved saved)
    {
        http.Response.Headers.ETag = EntityTags.Of(saved.Version);
        return Results.NoContent();
    }

    /// <summary>Refused, with each field that differs and what either side has in it.</summary>
    private static IResult Stale(HttpContext http, uint version, DealDocument theirs, DealDocument yours)
    {
        http.Response.Headers.ETag = EntityTags.Of(version);
        return Problems.Answer(Problems.Stale(
            "Nothing was saved: the deal has a newer version, whose ETag is in this answer. GET it; errors names each field that differs from yours, with both values.",
            DocumentDiff.Between(theirs, yours).GroupBy(change => change.Path).ToDictionary(
                group => group.Key, group => new[] { $"Saved now: {group.First().From ?? "nothing"}. Yours: {group.Last().To ?? "nothing"}." })));
    }

    /// <summary>The name stands beside the document here.</summary>
    private static ApiProblem OfNewDeal(IReadOnlyList<FieldMessage> messages) => Problems.InvalidRequest(
        [.. messages.Select(message => message.Path is "/name" ? message : message with { Path = "/document" + (message.Path.Length == 0 ? "" : "/case" + message.Path) })]);

    private static DealResponse Response(DealView view) => new()
    {
        DealId = view.DealId,
        BorrowerId = view.BorrowerId,
        BorrowerName = view.BorrowerName,
        OwnerName = view.OwnerName,
        Stage = view.Stage,
        MayEdit = view.MayEdit,
        Document = view.Saved,
        Revisions = [.. view.Revisions.Select(RevisionRow.Of)],
    };
}
