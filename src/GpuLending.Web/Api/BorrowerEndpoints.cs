using System.Security.Claims;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Borrowers;

namespace GpuLending.Web.Api;

/// <summary>/api/v1/borrowers: listed, read with a version, added and saved on it.</summary>
internal static class BorrowerEndpoints
{
    public static async Task<IResult> ListAsync(HttpRequest request, ClaimsPrincipal caller, ListBorrowers list, CancellationToken cancellationToken)
    {
        var query = new PageQuery(request);
        query.Only("search", "skip", "take");
        var (skip, take) = (query.Skip, query.Take);
        if (query.Problems.Count > 0) return Problems.Answer(Problems.InvalidRequest(query.Problems));
        return (await list.ExecuteAsync(query.Text("search"), skip, take, DealEndpoints.Actor(caller), cancellationToken)).Answer(page =>
        {
            query.Link(page.Total);
            return Results.Json(new BorrowerList { Rows = page.Rows, Total = page.Total }, ApiJson.Options);
        });
    }

    public static async Task<IResult> OpenAsync(Guid id, HttpContext http, OpenBorrower open, CancellationToken cancellationToken) =>
        (await open.ExecuteAsync(id, DealEndpoints.Actor(http.User), cancellationToken)).Answer(view => EntityTags.Tagged(http, view.Version, Response(view)));

    public static async Task<IResult> CreateAsync(HttpRequest request, ClaimsPrincipal caller, CreateBorrower create, OpenBorrower open, CancellationToken cancellationToken)
    {
        var (body, problem) = await BodyReader.ReadAsync<BorrowerRequest>(request, cancellationToken);
        if (body is null) return Problems.Answer(problem!);
        var actor = DealEndpoints.Actor(caller);
        if (await create.ExecuteAsync(new CreateBorrowerCommand(body.Profile, body.Notes ?? ""), actor, cancellationToken) is var made && made is not Result<Guid>.Success)
            return made.Answer(_ => Results.Empty, OfProfile);
        return (await open.ExecuteAsync(made.Require(), actor, cancellationToken)).Answer(view =>
        {
            request.HttpContext.Response.Headers.ETag = EntityTags.Of(view.Version);
            request.HttpContext.Response.Headers.Location = $"/api/v1/borrowers/{view.BorrowerId}";
            return Results.Json(Response(view), ApiJson.Options, statusCode: StatusCodes.Status201Created);
        });
    }

    public static async Task<IResult> SaveAsync(Guid id, HttpRequest request, ClaimsPrincipal caller, SaveBorrower save, CancellationToken cancellationToken)
    {
        if (EntityTags.Required(request, out var version) is { } unversioned) return Problems.Answer(unversioned);
        var (body, problem) = await BodyReader.ReadAsync<BorrowerRequest>(request, cancellationToken);
        if (body is null) return Problems.Answer(problem!);
        var saved = await save.ExecuteAsync(new SaveBorrowerCommand(id, version, body.Profile, body.Notes ?? ""), DealEndpoints.Actor(caller), cancellationToken);
        if (saved is Result<uint>.Conflict) return Problems.Answer(Problems.Stale("Nothing was saved: the borrower has a newer version. GET it and send your save with its ETag."));
        return saved.Answer(
            newVersion =>
            {
                request.HttpContext.Response.Headers.ETag = EntityTags.Of(newVersion);
                return Results.NoContent();
            },
            OfProfile);
    }

    /// <summary>The rules' paths start at the profile; notes stand beside it.</summary>
    private static ApiProblem OfProfile(IReadOnlyList<FieldMessage> messages) =>
        Problems.InvalidRequest([.. messages.Select(message => message.Path is "/notes" ? message : message with { Path = "/profile" + message.Path })]);

    private static BorrowerResponse Response(BorrowerView view) => new()
    {
        BorrowerId = view.BorrowerId,
        Profile = view.Profile,
        Notes = view.Notes,
        ChangedAt = view.ChangedAt,
        Deals = view.Deals,
    };
}
