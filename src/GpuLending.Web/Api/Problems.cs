using System.Globalization;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;

namespace GpuLending.Web.Api;

/// <summary>The problems this API answers with. One kind, one URI.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";
    private const int MostRows = 200;
    private const string CaseMember = "/case";
    private static readonly string[] BesideTheCase = ["/schemaVersion", "/provenance", "/mitigants", "/stress", "/narrative", "/scenario", "/figures", "/snapshotId", "/document", CaseMember];

    public static IResult Answer(ApiProblem problem) => Results.Json(problem, ApiJson.Options, ContentType, problem.Status);

    public static ApiProblem MalformedJson(string pointer, string message) => Of(
        StatusCodes.Status400BadRequest, "malformed-json", "The JSON cannot be read", "The body is not the JSON that this address takes; errors names the place.",
        new Dictionary<string, string[]> { [pointer] = [message] });

    /// <summary>Messages of a use case, whose paths start at the case, by pointers that start at the document.</summary>
    public static ApiProblem InvalidDocument(IReadOnlyList<FieldMessage> messages) => Of(
        StatusCodes.Status400BadRequest, "invalid-document", "The deal is not valid", "Correct the fields that errors names and send it again.",
        messages.GroupBy(message => InDocument(message.Path)).ToDictionary(group => group.Key, group => group.Select(message => message.Message).ToArray()));

    /// <summary>Messages of a use case whose paths are already pointers into the body.</summary>
    public static ApiProblem InvalidRequest(IReadOnlyList<FieldMessage> messages) => Of(
        StatusCodes.Status400BadRequest, "invalid-request", "The request is not valid", "Correct the fields that errors names and send it again.",
        messages.GroupBy(message => message.Path).ToDictionary(group => group.Key, group => group.Select(message => message.Message).ToArray()));

    public static ApiProblem NotComputable(string reason) =>
        Of(StatusCodes.Status422UnprocessableEntity, "not-computable", "The deal cannot be computed", reason);

    public static ApiProblem CurveNotComputable(string reason) =>
        Of(StatusCodes.Status422UnprocessableEntity, "not-computable", "The curve cannot be computed", reason);

    public static ApiProblem NoKey() => Of(
        StatusCodes.Status401Unauthorized, "no-key", "No valid API key",
        "Send a key as 'Authorization: Bearer <key>' or 'X-Api-Key: <key>'. Keys are made on the desk's page /account/api-keys; they expire and can be revoked.", AtHeader("Authorization", "No key was sent."));

    public static ApiProblem BadKey() => Of(
        StatusCodes.Status401Unauthorized, "no-key", "No valid API key",
        "The key that was sent is unknown, expired or revoked, or it is not good for this address. Keys are made on the desk's page /account/api-keys.", AtHeader("Authorization", "This is no key that is good."));

    public static ApiProblem Forbidden(string reason) => Of(StatusCodes.Status403Forbidden, "forbidden", "Not allowed", reason);

    public static ApiProblem NotFound(string what) => Of(StatusCodes.Status404NotFound, "not-found", "Not found", $"{what} does not exist. The API is described at /openapi/v1.json.");

    public static ApiProblem MethodNotAllowed(string allowed) =>
        Of(StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "Method not allowed", $"Use {allowed} here.");

    public static ApiProblem NoVersion() => Of(
        StatusCodes.Status428PreconditionRequired, "no-version", "Which version?", "Send If-Match with the ETag of your last GET, so that nobody's work is overwritten unseen.", AtHeader("If-Match", "This header is missing."));

    public static ApiProblem Stale(string detail, IReadOnlyDictionary<string, string[]>? changes = null) =>
        Of(StatusCodes.Status412PreconditionFailed, "stale", "Somebody else saved first", detail, changes);

    public static ApiProblem KeyAtWork() => Of(
        StatusCodes.Status409Conflict, "request-at-work", "The first request is still at work", "A request with this Idempotency-Key is being answered: send it again in a moment.");

    public static ApiProblem KeyReused() => Of(
        StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused", "The key was used for another request",
        "This Idempotency-Key was sent with another method, address or body within the last day. Choose a new key for a new request.");

    public static ApiProblem Conflict(string reason) => Of(StatusCodes.Status409Conflict, "conflict", "Somebody else was first", reason);

    public static ApiProblem TooLarge(long limit) => Of(
        StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large", $"The body is larger than {limit / 1024:0} KiB. Shorten the texts, or leave out what the evaluation does not need.");

    public static ApiProblem NotJson(string? contentType) => Of(
        StatusCodes.Status415UnsupportedMediaType, "not-json", "Not JSON", $"The body is declared as '{contentType ?? "nothing"}': send application/json in UTF-8.", AtHeader("Content-Type", $"'{contentType ?? "nothing"}' is not application/json."));

    public static ApiProblem Packed(string encoding) => Of(
        StatusCodes.Status415UnsupportedMediaType, "packed", "The body is packed", "Bodies are taken as they are: send it again without Content-Encoding.", AtHeader("Content-Encoding", $"'{(encoding.Length <= 60 ? encoding : encoding[..60] + "...")}' is not unpacked."));

    public static ApiProblem FileTooLarge(long limit) => Of(
        StatusCodes.Status413PayloadTooLarge, "too-large", "The file is too large", $"The file is larger than {limit / (1024 * 1024)} MB. Split it.");

    public static ApiProblem NotAFile(string? contentType) => Of(
        StatusCodes.Status415UnsupportedMediaType, "not-a-file", "Not a file",
        $"The body is declared as '{contentType ?? "nothing"}': send multipart/form-data with the part 'file', or text/csv, or a workbook as application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.", AtHeader("Content-Type", $"'{contentType ?? "nothing"}' is no file of quotes."));

    /// <summary>Cells of a file of terms, by the row as the file's reader counts it and the name of the column.</summary>
    public static ApiProblem CellsRefused(int count, IReadOnlyList<RowError> errors) => Of(
        StatusCodes.Status422UnprocessableEntity, "rows-refused", "Rows are not right",
        $"{count} cells are not right, and nothing was stored. errors has the first {MostRows}; a dry run tells more.",
        errors.Take(MostRows).GroupBy(error => $"/rows/{error.Row}/{error.Column.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}")
            .ToDictionary(group => group.Key, group => group.Select(error => $"'{error.Value}' {error.Message}").ToArray()));

    /// <summary>What a file leaves open, by the setting that says it.</summary>
    public static ApiProblem InDoubt(IEnumerable<FieldMessage> questions) => Of(
        StatusCodes.Status422UnprocessableEntity, "file-in-doubt", "The file leaves something open", "Nothing was read. Say it in the part 'settings' of a multipart body, under the name that errors gives, and send the file again.",
        questions.GroupBy(question => question.Path).ToDictionary(group => group.Key, group => group.Select(question => question.Message).ToArray()));

    public static ApiProblem NotADocument(string? contentType) => Of(
        StatusCodes.Status415UnsupportedMediaType, "not-a-file", "Not a document",
        $"The body is declared as '{contentType ?? "nothing"}': send the file with its media type or as application/octet-stream, or multipart/form-data with the part 'file'.", AtHeader("Content-Type", "Say what the file is."));

    /// <summary>Cells of an imported file, by the row as the file's reader counts it and the name of the column.</summary>
    public static ApiProblem RowsRefused(QuoteImportReport report) => Of(
        StatusCodes.Status422UnprocessableEntity, "rows-refused", "Rows are not right",
        $"{report.ErrorCount} cells are not right, and nothing was stored. errors has the first {MostRows}; a dry run tells more.",
        report.Errors.Take(MostRows).GroupBy(error => $"/rows/{error.Row}/{error.Column.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}")
            .ToDictionary(group => group.Key, group => group.Select(error => $"'{error.Value}' {error.Message}").ToArray()));

    public static ApiProblem OutliersRefused(QuoteImportReport report) => Of(
        StatusCodes.Status422UnprocessableEntity, "outliers-refused", "Prices are far from what is on record",
        $"{report.OutlierCount} prices are far from what is on record, and nothing was stored. Look at them: errors has the first {MostRows}. If they are right, send the file again with acceptOutliers=true, which is recorded.",
        report.Outliers.Take(MostRows).ToDictionary(outlier => string.Create(CultureInfo.InvariantCulture, $"/rows/{outlier.Row}/price"), outlier => new[] { string.Create(
            CultureInfo.InvariantCulture, $"{outlier.Price:0.######} for {outlier.Gpu} is outside {outlier.Lowest:0.####} to {outlier.Highest:0.####}: it was held against {outlier.HeldAgainst:0.####}, {outlier.Basis}.") }));

    public static ApiProblem TooManyRequests(int seconds) => Of(
        StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many requests", $"This key has used its requests: try again in {seconds} seconds.");

    public static ApiProblem Unexpected(string reference) => Of(
        StatusCodes.Status500InternalServerError, "unexpected", "Something went wrong here", $"The fault is ours and was logged under {reference}. Nothing was stored.");

    public static ApiProblem Unavailable() => Of(
        StatusCodes.Status503ServiceUnavailable, "unavailable", "The database cannot be reached", "Nothing was stored. Try again in a moment.");

    private static Dictionary<string, string[]> AtHeader(string name, string message) => new() { ["/headers/" + name] = [message] };

    private static ApiProblem Of(int status, string kind, string title, string detail, IReadOnlyDictionary<string, string[]>? errors = null) => new()
    {
        Type = "urn:gpulending:problem:" + kind,
        Title = title,
        Status = status,
        Detail = detail,
        Errors = errors,
    };

    private static string InDocument(string path) =>
        BesideTheCase.Any(member => path.StartsWith(member, StringComparison.Ordinal) && (path.Length == member.Length || path[member.Length] == '/'))
            ? path
            : CaseMember + path;
}
