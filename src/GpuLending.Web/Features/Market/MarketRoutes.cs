using System.Globalization;
using System.Text;
using GpuLending.Engine.Market;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;
using GpuLending.Web.Hosting;

namespace GpuLending.Web.Features.Market;

/// <summary>Market data as files for people who are signed in.</summary>
public static class MarketRoutes
{
    private static readonly string[] Header =
        ["date", "gpu", "kind", "evidence", "channel", "provider", "gpus_per_machine", "price", "unit", "n", "condition", "as_published", "vintage", "source", "licence", "restates_price"];

    public static void MapMarketFiles(this IEndpointRouteBuilder app) => app.MapGet("/market/quotes.csv", AnswerAsync).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(
        string gpu, PriceKind kind, string? channel, string? provider, string? source, DateOnly? from, DateOnly? to, HttpContext http, ListQuotes list, CancellationToken cancellationToken)
    {
        var actor = http.User.ToActor() ?? throw new InvalidOperationException("The market's files need a signed-in person.");
        var view = new QuoteView(gpu, kind, channel, provider, source, from, to);
        var rows = new List<QuoteRow>();
        while (true)
        {
            var answer = await list.ExecuteAsync(view.Query(QuoteQuery.MostRows, rows.Count), actor, cancellationToken);
            if (answer is not Result<Page<QuoteRow>>.Success { Value: var page })
                return answer is Result<Page<QuoteRow>>.Forbidden ? Results.StatusCode(StatusCodes.Status403Forbidden) : Results.NotFound();
            rows.AddRange(page.Rows);
            if (page.Rows.Count == 0 || rows.Count >= page.Total) break;
        }

        return Results.File(Encoding.UTF8.GetBytes(SafeCsv.Write(Header, rows.Select(Cells))), "text/csv; charset=utf-8", $"quotes-{gpu}-{kind}.csv".ToLowerInvariant());
    }

    private static IReadOnlyList<string> Cells(QuoteRow row) =>
    [
        Iso(row.Date), row.Gpu, row.Kind.ToString(), row.Evidence.ToString(), row.Segment, row.Provider, Text(row.GpusPerMachine), Text(row.Price), row.Unit, Text(row.Observations), row.Condition,
        row.AsPublished, Iso(row.Vintage), row.Source, row.Licence, row.RestatesPrice is { } earlier ? Text(earlier) : "",
    ];

    private static string Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Text(IFormattable value) => value.ToString(value is decimal ? "0.######" : null, CultureInfo.InvariantCulture);
}
