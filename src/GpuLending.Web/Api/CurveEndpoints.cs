using System.Security.Claims;
using GpuLending.Engine.Depreciation;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.PlugIns;
using GpuLending.Web.Hosting;

namespace GpuLending.Web.Api;

/// <summary>The catalogue of curves and any curve's values. Stateless.</summary>
internal static class CurveEndpoints
{
    private const string ExampleModel = "H100-SXM-80GB";
    private const double ExampleCost = 30_000;

    /// <summary>GET /api/v1/curves.</summary>
    public static async Task<IResult> ListAsync(
        ClaimsPrincipal caller, CurveCatalogue catalogue, CurvePlugIns plugIns, ReadMarketSnapshot readMarket, ComputeCurveValues compute, CancellationToken cancellationToken)
    {
        var actor = Actor(caller);
        var snapshot = await readMarket.ExecuteAsync(null, cancellationToken);
        var model = snapshot.Models.TryGetValue(ExampleModel, out var known) ? known : snapshot.Models.Values.FirstOrDefault();
        var example = new CurveExample(model?.Key, snapshot.Date, model?.PriceUsd ?? ExampleCost, snapshot.Id);
        var kinds = new List<CurveDescription>();
        foreach (var kind in catalogue.Kinds)
        {
            var computed = await compute.ExecuteAsync(
                new CurveValuesRequest { Curve = CurveChoice.Default(kind), GpuModel = example.GpuModel, InServiceDate = example.InServiceDate, UnitCost = example.UnitCost, SnapshotId = example.SnapshotId },
                actor, cancellationToken);
            kinds.Add(Describe(kind, computed, plugIns));
        }

        return Results.Json(new CurveList { Kinds = kinds, Refused = plugIns.Refused, Example = example }, ApiJson.Options);
    }

    /// <summary>POST /api/v1/curves/values.</summary>
    public static async Task<IResult> ComputeAsync(
        HttpRequest request, ClaimsPrincipal caller, ComputeCurveValues compute, RefusalLog refusals, CancellationToken cancellationToken)
    {
        var actor = Actor(caller);
        if (!actor.May(Permission.EvaluateByApi))
        {
            await refusals.RefuseAsync<CurveValues>(actor, Permission.EvaluateByApi, nameof(CurveEndpoints), cancellationToken);
            return Problems.Answer(Problems.Forbidden("This key's owner may not compute curves by the API."));
        }

        var (body, problem) = await BodyReader.ReadAsync<CurveValuesRequest>(request, cancellationToken);
        if (body is null) return Problems.Answer(problem!);
        return await compute.ExecuteAsync(body, actor, cancellationToken) switch
        {
            Result<CurveValues>.Success(var values) => Results.Json(Response(values), ApiJson.Options),
            Result<CurveValues>.Invalid(var messages) => Problems.Answer(Problems.InvalidRequest(messages)),
            Result<CurveValues>.NotComputable(var reason) => Problems.Answer(Problems.CurveNotComputable(reason)),
            Result<CurveValues>.Forbidden(var reason) => Problems.Answer(Problems.Forbidden(reason)),
            Result<CurveValues>.NotFound(var what) => Problems.Answer(Problems.NotFound(what)),
            Result<CurveValues>.Conflict(var reason) => Problems.Answer(Problems.Conflict(reason)),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    private static CurveDescription Describe(ICurveKind kind, Result<CurveValues> computed, CurvePlugIns plugIns) => new()
    {
        Kind = kind.Id,
        DisplayName = kind.DisplayName,
        AlsoKnownAs = kind.AlsoKnownAs,
        Formula = kind.Formula,
        AgeUnit = kind.AgeUnit,
        AtAgeZero = kind.AtAgeZero,
        BeyondLife = kind.BeyondLife,
        Source = kind.Source,
        Parameters = kind.Parameters,
        Parts = kind.Parts,
        TypicalValues = kind.TypicalValues,
        NeedsMarket = kind.NeedsMarket,
        WhyNoMark = kind.WhyNoMark,
        PlugIn = plugIns.Loaded.FirstOrDefault(plugIn => plugIn.Kind == kind.Id),
        Values = computed is Result<CurveValues>.Success(var values) ? values.Values : [],
        NoValuesReason = computed switch
        {
            Result<CurveValues>.Invalid(var messages) => string.Join(" ", messages.Select(message => message.Message)),
            Result<CurveValues>.NotComputable(var reason) => reason,
            _ => null,
        },
    };

    private static CurveValuesResponse Response(CurveValues values) => new()
    {
        Name = values.Name,
        Values = values.Values,
        Findings = values.Findings,
        Remarks = values.Remarks,
        InServiceDate = values.InServiceDate,
        Assemblies = values.Assemblies,
        Snapshot = new SnapshotReference(values.Snapshot.Id, values.Snapshot.Date, values.Snapshot.ContentHash),
    };

    private static Actor Actor(ClaimsPrincipal caller) => caller.ToActor() ?? throw new InvalidOperationException("The endpoint was reached without a key.");
}
