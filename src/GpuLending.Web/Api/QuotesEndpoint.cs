using System.Globalization;
using System.Security.Claims;
using GpuLending.Engine.Market;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Market;
using GpuLending.Web.Hosting;

namespace GpuLending.Web.Api;

/// <summary>GET /api/v1/market/quotes: quotes on record, newest first.</summary>
internal static class QuotesEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpRequest request, ClaimsPrincipal caller, ListQuotes list, CancellationToken cancellationToken)
    {
        var actor = caller.ToActor() ?? throw new InvalidOperationException("The endpoint was reached without a key.");
        var problems = new List<FieldMessage>();
        var query = new QuoteQuery
        {
            Gpu = Text("gpu"),
            Kind = Named<PriceKind>("kind"),
            Evidence = Named<PriceEvidence>("evidence"),
            Segment = request.Query.ContainsKey("segment") ? Text("segment") ?? "" : null,
            Provider = Text("provider"),
            Source = Text("source"),
            From = Day("from"),
            To = Day("to"),
            Superseded = Text("superseded") is { } flag && (bool.TryParse(flag, out var asked) ? asked : Wrong<bool>("superseded", $"'{flag}' is not true or false.")),
            Skip = Number("skip", 0),
            Take = Number("take", 200),
        };
        if (problems.Count > 0) return Problems.Answer(Problems.InvalidRequest(problems));
        return await list.ExecuteAsync(query, actor, cancellationToken) switch
        {
            Result<Page<QuoteRow>>.Success(var page) => Results.Json(new QuotePage { Rows = page.Rows, Total = page.Total }, ApiJson.Options),
            Result<Page<QuoteRow>>.Invalid(var messages) => Problems.Answer(Problems.InvalidRequest(messages)),
            Result<Page<QuoteRow>>.NotFound(var what) => Problems.Answer(Problems.NotFound(what)),
            Result<Page<QuoteRow>>.Forbidden(var reason) => Problems.Answer(Problems.Forbidden(reason)),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };

        string? Text(string name)
        {
            if (request.Query[name].ToString() is not { Length: > 0 } text) return null;
            if (PageQuery.WhyNoText(text) is { } fault) problems.Add(new FieldMessage("/" + name, fault));
            return text;
        }

        DateOnly? Day(string name) => Text(name) is not { } text ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : Wrong<DateOnly>(name, $"'{text}' is not a date such as 2026-11-23.");

        int Number(string name, int otherwise) => Text(name) is not { } text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : Wrong<int>(name, $"'{text}' is not a whole number.");

        T? Named<T>(string name)
            where T : struct, Enum => Text(name) is not { } text ? null
            : EnumNames.TryRead<T>(text, out var value) ? value
            : Wrong<T>(name, $"'{text}' is none of {EnumNames.AllOf<T>()}.");

        T Wrong<T>(string name, string message)
            where T : struct
        {
            problems.Add(new FieldMessage("/" + name, message));
            return default;
        }
    }
}
