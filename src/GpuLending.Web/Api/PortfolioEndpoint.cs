using System.Security.Claims;
using GpuLending.Engine.Portfolio;
using GpuLending.Underwriting.Portfolio;
using GpuLending.Web.Hosting;

namespace GpuLending.Web.Api;

/// <summary>GET /api/v1/portfolio: what the book may lose.</summary>
internal static class PortfolioEndpoint
{
    private const int MostPaths = 500_000;

    public static async Task<IResult> AnswerAsync(HttpRequest request, ClaimsPrincipal caller, MeasurePortfolio measure, CancellationToken cancellationToken)
    {
        var actor = caller.ToActor() ?? throw new InvalidOperationException("The endpoint was reached without a key.");
        var query = new PageQuery(request);
        query.Only("scope", "horizon", "confidence", "paths", "seed", "marketCorrelation", "generationCorrelation", "customerCorrelation", "lossSensitivity", "generationLimit", "customerLimit", "siteLimit", "vendorLimit", "assumedProbability", "deal");
        var usual = new PortfolioTerms();
        var question = new PortfolioQuestion
        {
            Scope = query.Named<PortfolioScope>("scope") ?? PortfolioScope.Open,
            Horizon = query.Named<PortfolioHorizon>("horizon") ?? PortfolioHorizon.Life,
            AssumedProbability = query.Fraction("assumedProbability"),
            Reviewed = query.Id("deal"),
            Terms = usual with
            {
                Confidence = query.Fraction("confidence") ?? usual.Confidence,
                Paths = query.Number("paths", usual.Paths, 1_000, MostPaths),
                Seed = query.Number("seed", 1, 0, int.MaxValue),
                MarketCorrelation = query.Fraction("marketCorrelation") ?? usual.MarketCorrelation,
                GenerationCorrelation = query.Fraction("generationCorrelation") ?? usual.GenerationCorrelation,
                CustomerCorrelation = query.Fraction("customerCorrelation") ?? usual.CustomerCorrelation,
                LossSensitivity = query.Fraction("lossSensitivity") ?? usual.LossSensitivity,
                GenerationLimit = query.Fraction("generationLimit") ?? usual.GenerationLimit,
                CustomerLimit = query.Fraction("customerLimit") ?? usual.CustomerLimit,
                SiteLimit = query.Fraction("siteLimit") ?? usual.SiteLimit,
                VendorLimit = query.Fraction("vendorLimit") ?? usual.VendorLimit,
            },
        };
        if (query.Problems.Count > 0) return Problems.Answer(Problems.InvalidRequest(query.Problems));
        return (await measure.ExecuteAsync(question, actor, null, cancellationToken)).Answer(view => Results.Json(
            new PortfolioResponse
            {
                Result = view.Result,
                Deals = view.Deals,
                Currency = view.Currency.Code,
                Snapshot = new SnapshotReference(view.Snapshot.Id, view.Snapshot.Date, view.Snapshot.ContentHash),
            },
            ApiJson.Options));
    }
}
