using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Market;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Routing.Template;
using NetEscapades.AspNetCore.SecurityHeaders;
using Scalar.AspNetCore;

namespace GpuLending.Web.Api;

/// <summary>The door for machines: its addresses, who may pass, and its description.</summary>
public static class ApiRoutes
{
    public static IServiceCollection AddGpuLendingApi(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);
        services.AddSingleton<RequestLimit>();
        services.AddSingleton<ApiTokens>();
        services.AddExceptionHandler<ApiExceptions>();
        // In a developer's environment the framework would throw where it answers 400 otherwise.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.AddOpenApi("v1", ApiDescription.Configure);
        return services;
    }

    public static IEndpointRouteBuilder MapGpuLendingApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        routes.MapScalarApiReference("/api", (options, http) => options
            .WithTitle("GpuLending API").WithOpenApiRoutePattern("/openapi/{documentName}.json").AddDocument("v1")
            .WithNonce(http.GetNonce()).DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton()).AllowAnonymous();

        var api = routes.MapGroup("/api/v1")
            .RequireAuthorization(policy => policy.AddAuthenticationSchemes(ApiKeyAuthentication.SchemeName).RequireAuthenticatedUser())
            .DisableAntiforgery()
            .ProducesProblemOf(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status429TooManyRequests);
        var limit = routes.ServiceProvider.GetRequiredService<RequestLimit>();
        api.AddEndpointFilter((context, next) => limit.InvokeAsync(context, next));
        api.AddEndpointFilter(ScopeFilter.InvokeAsync);
        api.AddEndpointFilter(BindingFilter.InvokeAsync);
        api.MapRecords();
        api.MapSimulations();
        api.MapAttachments();
        api.MapMemoExports();

        api.MapPost("/evaluations", EvaluationEndpoint.AnswerAsync)
            .Accepts<EvaluationRequest>("application/json")
            .Produces<EvaluationResponse>()
            .ProducesProblemOf(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity)
            .WithName("evaluateDeal")
            .WithTags("Evaluations")
            .WithSummary("Evaluate a deal")
            .WithDescription("Sizes the loan, names the limit that binds and returns every path, covenant, schedule and return. Nothing is stored. The same document gives the same figures on the desk.");

        api.MapPost("/sizings", SizingEndpoint.AnswerAsync)
            .Accepts<SizingRequest>("application/json")
            .Produces<SizingResponse>()
            .ProducesProblemOf(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity)
            .WithName("sizeLoan")
            .WithTags("Evaluations")
            .WithSummary("Size a loan")
            .WithDescription("The loan's size, the limit that binds, every limit with what it allows and its headroom, and the workings: formula, inputs and source of each. The same run as an evaluation, without its paths. Nothing is stored.");

        api.MapPost("/scenarios", ScenarioEndpoint.AnswerAsync)
            .Accepts<ScenarioRequest>("application/json")
            .Produces<IReadOnlyList<Engine.Scenarios.NamedScenario>>()
            .ProducesProblemOf(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType)
            .WithName("listScenarios")
            .WithTags("Evaluations")
            .WithSummary("List the scenarios of a deal")
            .WithDescription("The library as it applies to the deal, each scenario with its source, and the document's own scenarios with their combinations resolved. An evaluation takes the key or the scenario itself. Nothing is stored.");

        api.MapPost("/stress", StressEndpoint.AnswerAsync)
            .Accepts<StressRequest>("application/json")
            .Produces<Underwriting.Stress.StressAnswer>()
            .ProducesProblemOf(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity)
            .WithName("stressDeal")
            .WithTags("Evaluations")
            .WithSummary("Put a deal under stress")
            .WithDescription("By question.kind: comparison (the document's cases side by side, each change attributed to its drivers by Shapley's value, parts summing exactly), twoWay, tornado, spider, breakEven (twelve drivers against cover at the covenant, loan-to-value of 100 % and first loss), frontier (rows is the driver that is set, columns the driver that is searched), reverse (the most plausible joint move that breaks the deal, verified by running it). Every figure is a run of the engine on the base case's loan. Nothing is stored.");

        api.MapPost("/calibrations", CalibrationEndpoint.AnswerAsync)
            .Accepts<CalibrationRequest>("application/json")
            .Produces<CalibrationResponse>()
            .ProducesProblemOf(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType)
            .WithName("calibrateSeries")
            .WithTags("Market")
            .WithSummary("Fit a series of prices")
            .WithDescription("Fits ln(price) = intercept + slope x age to prices in the body or to quotes of a market snapshot, with diagnostics, provider effects, errors, breakpoint and compared forms, and says whether underwriting believes the fit and which decay it takes. Nothing is stored.");

        api.MapPost("/residuals", ResidualEndpoint.AnswerAsync)
            .Accepts<ResidualRequest>("application/json")
            .Produces<Engine.Scenarios.ResidualAssessment>()
            .ProducesProblemOf(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity)
            .WithName("assessResidual")
            .WithTags("Evaluations")
            .WithSummary("Assess a fleet's residual value")
            .WithDescription("Runs the fleet through the event library and returns the band with its events ranked by loss, the liquidation clock by premise and week, and the supports with and without. An event goes into a scenario as it is. Nothing is stored.");

        api.MapPost("/solutions", SolutionEndpoint.AnswerAsync)
            .Accepts<SolutionRequest>("application/json")
            .Produces<SolutionResponse>()
            .ProducesProblemOf(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity)
            .WithName("solveDeal")
            .WithTags("Evaluations")
            .WithSummary("Goal seek and break-even")
            .WithDescription("Finds the value of one field of the deal (question.input, a path such as /contracts/0/pricePerGpuHour) or of one driver of the scenario (question.driver: rent, value, baseRate, delay, cost, power, utilisation, defaultMonth with contractId, launchLoss, availability, rentDecline, valueDecline) at which a figure of the result (question.output, a path such as /coverage/minimumDebtService or /loan/shortfall/sum) equals the target, or up to which it is atLeast or atMost it. Every value tried is a whole evaluation. The answer is one value, several, a stretch, or 'No solution, because ...'; never a value that does not answer. Nothing is stored.");

        api.MapPost("/covenant-backtests", CovenantBacktestEndpoint.AnswerAsync)
            .Accepts<CovenantBacktestRequest>("application/json")
            .Produces<CovenantBacktestResponse>()
            .ProducesProblemOf(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity)
            .WithName("backtestCovenant")
            .WithTags("Evaluations")
            .WithSummary("Hold a covenant against printed prices")
            .WithDescription("Had the deal closed on question.start, when would the covenant question.covenantId have fired on the printed prices of question.gpuModel and question.kind, and on which quotes? The loan stands; value and merchant rent (question.moves) follow the prices, chained over the same providers. A test sees no price printed after it. Also for every month of the series as the day of closing. Nothing is stored.");

        api.MapGet("/portfolio", PortfolioEndpoint.AnswerAsync)
            .NeedsScope(ApiScopes.DealsRead)
            .Produces<PortfolioResponse>()
            .ProducesProblemOf(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity)
            .WithName("measurePortfolio")
            .WithTags("Deals")
            .WithSummary("Measure the book")
            .WithDescription("Correlated loss over the saved drafts on the current market: expected and unexpected loss, value at risk and expected shortfall with standard errors, each loan's parts (they sum to the book's figures), concentration by chip generation, customer, site and vendor. Nothing is stored.")
            .TakesQuery(
                new("scope", "Which deals: open or approved."), new("horizon", "Losses over the loans' life or in the first year: life or firstYear."), new("confidence", "Of value at risk and shortfall, 0.5 to 0.9999.", typeof(double)),
                new("paths", "1000 to 500000.", typeof(int)), new("seed", "Seed of the random numbers.", typeof(int)), new("marketCorrelation", "Share of the market factor, 0 to 1.", typeof(double)),
                new("generationCorrelation", "Share of the chip generation's factor, 0 to 1.", typeof(double)), new("customerCorrelation", "Share of the customer's factor, 0 to 1.", typeof(double)), new("lossSensitivity", "How much more a default loses in a bad market, 0 to 1.", typeof(double)),
                new("generationLimit", "Limit of one chip generation, a share of the book.", typeof(double)), new("customerLimit", "Limit of one customer, a share of the book.", typeof(double)), new("siteLimit", "Limit of one site, a share of the book.", typeof(double)), new("vendorLimit", "Limit of one vendor, a share of the book.", typeof(double)),
                new("assumedProbability", "Yearly probability of default for deals without one; such deals are left out otherwise and named.", typeof(double)), new("deal", "The deal whose addition is measured.", typeof(Guid)));

        api.MapGet("/curves", CurveEndpoints.ListAsync)
            .Produces<CurveList>()
            .WithName("listCurves")
            .WithTags("Market")
            .WithSummary("List the depreciation curves")
            .WithDescription("Every kind of curve a document may name, with formula, source, unit and range of each parameter, and values at its defaults; and the plug-ins that were refused, with the reason.");

        api.MapPost("/curves/values", CurveEndpoints.ComputeAsync)
            .Accepts<CurveValuesRequest>("application/json")
            .Produces<CurveValuesResponse>()
            .ProducesProblemOf(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity)
            .WithName("computeCurve")
            .WithTags("Market")
            .WithSummary("Compute a depreciation curve")
            .WithDescription("What any curve leaves of a GPU at the ages asked, or after hours of work, with what the curve found out and remarks. Nothing is stored.");

        api.MapGet("/gpu-models", async (ReadMarketSnapshot readMarket, CancellationToken cancellationToken) =>
            {
                var snapshot = await readMarket.ExecuteAsync(null, cancellationToken);
                return Results.Json(snapshot.Models.Values.OrderBy(model => model.Key, StringComparer.Ordinal).ToList(), ApiJson.Options);
            })
            .Produces<IReadOnlyList<Engine.Collateral.GpuModel>>()
            .WithName("listGpuModels")
            .WithTags("Market")
            .WithSummary("List the GPU models")
            .WithDescription("Every model of the catalogue that a lot may name.");

        api.MapGet("/market/quotes", QuotesEndpoint.AnswerAsync)
            .Produces<QuotePage>()
            .ProducesProblemOf(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound)
            .WithName("listQuotes")
            .WithTags("Market")
            .WithSummary("List quotes on record")
            .WithDescription("Newest first. Asks, quotes, sales, appraisals and lists are never blended.")
            .TakesQuery(
                new("gpu", "Only this model."), new("kind", "Only this kind of price.", typeof(Engine.Market.PriceKind)), new("evidence", "Only this kind of evidence.", typeof(Engine.Market.PriceEvidence)), new("segment", "Only this segment."),
                new("provider", "Only this provider."), new("source", "Only this source."), new("from", "First day, included.", typeof(DateOnly)), new("to", "Last day, included.", typeof(DateOnly)),
                new("superseded", "Earlier figures of restatements too.", typeof(bool)), QueryParameter.Skip, QueryParameter.Take(200, 1000));

        api.MapPost("/market/quotes/imports", QuoteImportEndpoint.AnswerAsync)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(QuoteImportEndpoint.Limit))
            .Produces<QuoteImportReport>()
            .ProducesProblemOf(StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity)
            .WithName("importQuotes")
            .WithTags("Market")
            .WithSummary("Import a file of quotes").ActsOnce(QuoteImportEndpoint.Limit)
            .TakesFile("The file.", ["text/csv", "text/plain", "text/tab-separated-values", "application/octet-stream", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"], ("settings", "QuoteImportSettings as JSON."))
            .TakesQuery(
                new("dryRun", "Stores nothing and lists everything.", typeof(bool)), new("source", "Who says so."), new("licence", "Under which licence."), new("vintage", "Day of the file.", typeof(DateOnly)),
                new("unit", "What a price is of.", typeof(PriceUnit)), new("dateOrder", "Order of day and month.", typeof(Underwriting.Imports.DateOrder)), new("decimalMark", "What stands before the decimals.", typeof(Underwriting.Imports.DecimalMark)),
                new("restate", "A different figure takes the place of one on record.", typeof(bool)), new("acceptOutliers", "Takes prices far from what is on record, after looking at them.", typeof(bool)),
                new("encoding", "Encoding of a text file."), new("separator", "One character, or tab."), new("sheet", "Sheet of a workbook."), new("fileName", "Name of the file."))
            .WithDescription("Body: text/csv, an .xlsx workbook, or multipart/form-data with the part 'file' and optionally 'settings' (QuoteImportSettings as JSON). Beside the parameters, column.<field>=<heading> names a column and value.<field>=<value> gives every row a value. Without settings columns are found by their headings, or as the last file of the source had them. All rows or none: with one cell that is not right nothing is stored. A dry run stores nothing and lists everything.");

        api.MapGet("/policies/current", (System.Security.Claims.ClaimsPrincipal caller, Underwriting.Policies.OpenPolicyVersion open, CancellationToken cancellationToken) =>
                PolicyEndpoints.OpenAsync(null, caller, open, cancellationToken))
            .Produces<PolicyResponse>()
            .WithName("readCurrentPolicy")
            .WithTags("Policy")
            .WithSummary("Read the lending policy in force")
            .WithDescription("Advance grid, margin grid, bounds, terms of value and authority matrix, with version, hash, and who proposed and who signed it. New market snapshots carry it. A policy is proposed and signed by two people at the desk; no key can do either.");

        api.MapGet("/policies/{number:int}", PolicyEndpoints.OpenAsync)
            .Produces<PolicyResponse>()
            .ProducesProblemOf(StatusCodes.Status404NotFound)
            .WithName("readPolicy")
            .WithTags("Policy")
            .WithSummary("Read a version of the lending policy")
            .WithDescription("Any version ever proposed, with what it changes of the version it builds on, in words.");

        api.MapGet("/policies", PolicyEndpoints.ListAsync)
            .Produces<IReadOnlyList<Underwriting.Policies.PolicyVersionRow>>()
            .WithName("listPolicies")
            .WithTags("Policy")
            .WithSummary("List the versions of the lending policy")
            .WithDescription("Newest first, each with its state: proposed, stale, declined, withdrawn, approved, inForce or superseded.");

        api.Map("/{**rest}", (HttpContext context, EndpointDataSource endpoints) => Problems.Answer(WhyUnanswered(context.Request, endpoints))).ExcludeFromDescription();
        return routes;
    }

    /// <summary>Why no endpoint took a request: another method, another content type, or no such address.</summary>
    private static ApiProblem WhyUnanswered(HttpRequest request, EndpointDataSource endpoints)
    {
        var methods = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/v1/", StringComparison.Ordinal) == true && !endpoint.RoutePattern.RawText.Contains("{**", StringComparison.Ordinal))
            .Where(endpoint => Fits(endpoint, request))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct()
            .ToList();
        if (methods.Count == 0) return Problems.NotFound(request.Path);
        return methods.Contains(request.Method, StringComparer.OrdinalIgnoreCase) ? Problems.NotJson(request.ContentType) : Problems.MethodNotAllowed(string.Join(", ", methods));
    }

    /// <summary>Whether an endpoint stands at the request's path, its parameters and their constraints included.</summary>
    private static bool Fits(RouteEndpoint endpoint, HttpRequest request)
    {
        var values = new RouteValueDictionary();
        return new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(request.Path, values)
            && endpoint.RoutePattern.ParameterPolicies.All(parameter => parameter.Value.All(policy =>
                policy.Content is not ("guid" or "int") || (policy.Content == "guid" ? Guid.TryParse(values[parameter.Key]?.ToString(), out _) : int.TryParse(values[parameter.Key]?.ToString(), out _))));
    }

    internal static TBuilder ProducesProblemOf<TBuilder>(this TBuilder builder, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
            builder.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ApiProblem), [Problems.ContentType]));
        return builder;
    }
}
