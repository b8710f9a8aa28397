using System.Globalization;
using System.Security.Claims;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;
using GpuLending.Web.Hosting;
using Microsoft.AspNetCore.Http.Features;

namespace GpuLending.Web.Api;

/// <summary>POST /api/v1/market/quotes/imports: a file of quotes in, what it did or would do out. All rows or none.</summary>
internal static class QuoteImportEndpoint
{
    /// <summary>As large as a file may be, and room for the parts around it.</summary>
    public const long Limit = 201L * 1024 * 1024;

    private const int MostErrors = 1_000;
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly string[] Bodies = ["text/csv", "text/plain", "text/tab-separated-values", "application/octet-stream", Workbook];

    public static async Task<IResult> AnswerAsync(
        HttpRequest request, ClaimsPrincipal caller, SuggestQuoteSettings suggest, ImportQuotes import, CancellationToken cancellationToken)
    {
        var actor = caller.ToActor() ?? throw new InvalidOperationException("The endpoint was reached without a key.");
        if (request.ContentLength > Limit) return Problems.Answer(Problems.FileTooLarge(TabularLimits.Standard.Bytes));
        var said = QuoteImportQuery.Read(request.Query);
        if (said.Problems.Count > 0) return Problems.Answer(Problems.InvalidRequest(said.Problems));

        var (opened, settings, problem) = await OpenAsync(request, said, cancellationToken);
        if (problem is not null) return Problems.Answer(problem);
        if (opened is not Result<TabularFile>.Success { Value: var file }) return Refused(opened!);
        if (settings is null)
        {
            if (await suggest.ExecuteAsync(file, said.Source, actor, cancellationToken) is var suggested && suggested is not Result<QuoteImportSettings>.Success) return Refused(suggested);
            settings = suggested.Require();
        }

        var answer = await import.ExecuteAsync(file, said.ApplyTo(settings), said.DryRun, actor, null, cancellationToken);
        if (answer is not Result<QuoteImportReport>.Success { Value: var report }) return Refused(answer);
        if (!report.DryRun && report.ErrorCount > 0) return Problems.Answer(Problems.RowsRefused(report));
        if (!report.DryRun && !report.Imported && report.OutlierCount > 0) return Problems.Answer(Problems.OutliersRefused(report));
        return Results.Json(report with { Errors = [.. report.Errors.Take(MostErrors)], Outliers = [.. report.Outliers.Take(MostErrors)] }, ApiJson.Options);
    }

    private static async Task<(Result<TabularFile>? File, QuoteImportSettings? Settings, ApiProblem? Problem)> OpenAsync(
        HttpRequest request, QuoteImportQuery said, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            var type = request.ContentType?.Split(';')[0].Trim();
            if (!Bodies.Contains(type, StringComparer.OrdinalIgnoreCase)) return (null, null, Problems.NotAFile(request.ContentType));
            var name = said.FileName ?? (string.Equals(type, Workbook, StringComparison.OrdinalIgnoreCase) ? "quotes.xlsx" : "quotes.csv");
            return (await TabularFile.OpenAsync(request.Body, name, said.Options, cancellationToken), null, null);
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = Limit }, cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return (null, null, Problems.InvalidRequest([new FieldMessage("/file", $"The multipart body cannot be read: {broken.Message}")]));
        }

        if (form.Files.Count != 1) return (null, null, Problems.InvalidRequest([new FieldMessage("/file", string.Create(CultureInfo.InvariantCulture, $"The body has {form.Files.Count} files: send one, as the part 'file'."))]));
        var (settings, fault) = form.TryGetValue("settings", out var text) ? BodyReader.Parse<QuoteImportSettings>(System.Text.Encoding.UTF8.GetBytes(text.ToString()), "/settings") : (null, null);
        if (fault is not null) return (null, null, fault);
        await using var content = form.Files[0].OpenReadStream();
        return (await TabularFile.OpenAsync(content, form.Files[0].FileName, said.Options, cancellationToken), settings, null);
    }

    private static IResult Refused<T>(Result<T> answer) => Problems.Answer(answer switch
    {
        Result<T>.Invalid(var messages) => Problems.InvalidRequest(messages),
        Result<T>.NotComputable(var reason) => Problems.NotComputable(reason),
        Result<T>.Forbidden(var reason) => Problems.Forbidden(reason),
        Result<T>.NotFound(var what) => Problems.NotFound(what),
        Result<T>.Conflict(var reason) => Problems.Conflict(reason),
        var other => throw new InvalidOperationException($"Unknown outcome {other}."),
    });
}
