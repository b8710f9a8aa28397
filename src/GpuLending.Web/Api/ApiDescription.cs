using System.Text.Json;
using System.Text.Json.Nodes;
using GpuLending.Engine;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Depreciation;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Market;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GpuLending.Web.Api;

/// <summary>What /openapi/v1.json says: the endpoints, and every field with its meaning and unit.</summary>
internal static class ApiDescription
{
    private const string BearerScheme = "bearer";
    private const string HeaderScheme = "apiKeyHeader";

    private static readonly Dictionary<string, Type> Bodies = new[]
    {
        typeof(EvaluationRequest), typeof(EvaluationResponse), typeof(SizingRequest), typeof(SizingResponse), typeof(ApiProblem), typeof(CurveList), typeof(CurveValuesRequest), typeof(CurveValuesResponse), typeof(Engine.Collateral.GpuModel),
        typeof(CalibrationRequest), typeof(CalibrationResponse), typeof(Underwriting.DealMemos.Templates.MemoTemplateRow),
        typeof(PolicyResponse), typeof(DealList), typeof(NewDealRequest), typeof(DealResponse), typeof(DealDocument), typeof(NewRevisionRequest), typeof(NewRevisionResponse), typeof(RevisionResponse),
        typeof(BorrowerList), typeof(BorrowerRequest), typeof(BorrowerResponse), typeof(TokenRequest), typeof(TokenResponse), typeof(QuotePage), typeof(QuoteImportReport), typeof(QuoteImportSettings), typeof(TermsImportResponse), typeof(Underwriting.Intake.IntakeSettings), typeof(Underwriting.Intake.DealIntakeReport), typeof(Underwriting.Intake.WorkbookChanges), typeof(ResidualRequest), typeof(SolutionRequest), typeof(SolutionResponse), typeof(Engine.Scenarios.ResidualAssessment),
        typeof(MemoExportRequest), typeof(Underwriting.Exports.MemoExportView), typeof(AttachmentListResponse), typeof(Underwriting.Attachments.AttachmentRow), typeof(CovenantBacktestRequest), typeof(CovenantBacktestResponse), typeof(PortfolioResponse),
        typeof(SimulationRequest), typeof(SimulationResponse), typeof(SimulationPathResponse),
        typeof(ScenarioRequest), typeof(Engine.Scenarios.NamedScenario), typeof(StressRequest), typeof(Underwriting.Stress.StressAnswer),
    }.ToDictionary(type => type.Name);

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddOperationTransformer(QueryDescription.DescribeAsync);
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "GpuLending API",
            Version = "1",
            Description = "Underwrites loans secured by AI accelerators. Ratios and rates are fractions (0.65 is 65 %), money is a decimal string with its currency, dates are ISO 8601. "
                + "Paths are monthly: index 0 is closing. Problems follow RFC 9457; errors are keyed by JSON pointers into the document.",
        };
        document.Servers = [];

        var documentation = new XmlDocumentation(typeof(DealCase).Assembly, typeof(DealDocument).Assembly, typeof(ApiDescription).Assembly);
        var catalogue = new SchemaCatalogue(document, documentation);
        foreach (var type in Bodies.Values) catalogue.Use(type);
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas = catalogue.Schemas;
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [BearerScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key made on the desk's page /account/api-keys, or a token made with one at /api/v1/tokens." },
            [HeaderScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-Api-Key", Description = "The same key in a header of its own." },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(BearerScheme, document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(HeaderScheme, document)] = [] },
        ];
        document.Workspace?.RegisterComponents(document);
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>())) Complete(operation);
    }

    private static void Complete(OpenApiOperation operation)
    {
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (response is OpenApiResponse own && Meaning(status) is { } meaning) own.Description = meaning;
        }

        if (ExampleOf(operation.OperationId) is { } example && operation.RequestBody?.Content?.Values.FirstOrDefault() is OpenApiMediaType body) body.Example = example;
    }

    /// <summary>A body that can be posted as it is, but for what it names on record.</summary>
    private static JsonNode? ExampleOf(string? operation) => operation switch
    {
        "computeCurve" => CurveExample(),
        "assessResidual" => Node(new ResidualRequest { Document = ExampleDocument() }),
        "solveDeal" => SolutionExample(),
        "startSimulation" => Node(new SimulationRequest { Document = ExampleDocument() }),
        "evaluateDeal" => Node(new EvaluationRequest { Document = ExampleDocument(), Figures = ["size", "limit/loan-to-value"] }),
        "sizeLoan" => Node(new SizingRequest { Document = ExampleDocument() }),
        "listScenarios" => Node(new ScenarioRequest { Document = ExampleDocument() }),
        "calibrateSeries" => CalibrationExample(),
        "saveDeal" => Node(ExampleDocument()),
        "submitDeal" => Node(new NewRevisionRequest { Comment = "For the committee of Thursday" }),
        "createToken" => Node(new TokenRequest { Scopes = ["deals:read"] }),
        "startMemoExport" => Node(new MemoExportRequest { Stage = DealStage.InReview }),
        _ => null,
    };

    private static JsonNode? Node<T>(T body) => JsonSerializer.SerializeToNode(body, ApiJson.Options);

    private static JsonNode? CurveExample() => JsonSerializer.SerializeToNode(
        new CurveValuesRequest
        {
            Curve = new CurveChoice
            {
                Kind = "lower-of",
                Curves = [new CurveChoice { Parameters = new Dictionary<string, double> { ["lifeYears"] = 5 } }, new CurveChoice { Kind = "generation-step" }],
            },
            GpuModel = "H100-SXM-80GB",
            InServiceDate = new DateOnly(2026, 1, 1),
            UnitCost = 33_600,
            AgesYears = [0, 1, 2, 3, 4, 5],
        },
        ApiJson.Options);

    private static JsonNode? SolutionExample() => JsonSerializer.SerializeToNode(
        new SolutionRequest
        {
            Document = ExampleDocument(),
            Question = new Engine.Solving.SolutionQuestion { Output = "/coverage/minimumDebtService", Target = 1.5, Input = "/contracts/0/pricePerGpuHour" },
        },
        ApiJson.Options);

    private static DealDocument ExampleDocument() =>
        NewDealTerms.Start("Example", new BorrowerProfile { Name = "Example Cloud", Rating = "BB-", Country = "US" }, new DateOnly(2026, 11, 23)) with
        {
            Provenance = new Dictionary<string, Provenance>(),
        };

    private static JsonNode? CalibrationExample()
    {
        var first = new DateOnly(2024, 1, 31);
        return JsonSerializer.SerializeToNode(
            new Underwriting.Market.CalibrationRequest
            {
                Points = [.. Enumerable.Range(0, 18).Select(month => new Underwriting.Market.CalibrationPoint
                {
                    Date = first.AddMonths(month),
                    Price = Math.Round((3.2 * Math.Exp(-0.25 * month / 12)) + (0.02 * (month % 3)), 2),
                    Provider = "example cloud",
                })],
                OriginDate = new DateOnly(2023, 3, 21),
            },
            ApiJson.Options);
    }

    private static string? Meaning(string status) => status switch
    {
        "200" => "The answer.",
        "202" => "Taken up; Location has its address.",
        "201" => "Made; Location has its address and ETag its version.",
        "204" => "Saved; ETag has the new version.",
        "304" => "Nothing has changed since the version you have.",
        "409" => "It cannot be done as things stand; detail says why.",
        "412" => "Somebody else saved first; nothing was saved, and errors names what differs.",
        "428" => "If-Match is missing.",
        "400" => "The JSON cannot be read, or fields are not valid; errors names each.",
        "401" => "No key, or one that is unknown, expired or revoked.",
        "403" => "The key's owner may not do this.",
        "404" => "No such thing.",
        "413" => "The body is larger than this address takes: a megabyte for a deal, 16 for a calibration.",
        "415" => "The body is not declared as JSON.",
        "422" => "The deal is valid and cannot be computed; detail says why.",
        "429" => "Too many requests; the header Retry-After says when to try again.",
        _ => null,
    };
}
