using System.Globalization;
using System.Security.Claims;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Attachments;
using GpuLending.Web.Features.Attachments;
using Microsoft.AspNetCore.Http.Features;

namespace GpuLending.Web.Api;

/// <summary>/api/v1/deals/{id}/attachments and /api/v1/attachments: documents on file, by the desk's own rules. Nothing is replaced or deleted.</summary>
internal static class AttachmentEndpoints
{
    /// <summary>As large as the largest file that can be configured, and room for the parts around it.</summary>
    public const long Limit = (AttachmentOptions.MostMegabytes + 1) * 1024L * 1024;

    private static readonly string[] Names = ["kind", "title", "note", "fileName"];

    public static async Task<IResult> ListAsync(Guid id, ClaimsPrincipal caller, ListAttachments list, CancellationToken cancellationToken) =>
        (await list.ExecuteAsync(id, DealEndpoints.Actor(caller), cancellationToken)).Answer(view => Results.Json(
            new AttachmentListResponse { Attachments = view.Attachments, Checklist = view.Checklist, LargestBytes = view.LargestMegabytes * 1024L * 1024 }, ApiJson.Options));

    public static async Task<IResult> OpenAsync(Guid id, ClaimsPrincipal caller, OpenAttachment open, CancellationToken cancellationToken) =>
        (await open.ExecuteAsync(id, DealEndpoints.Actor(caller), cancellationToken)).Answer(row => Results.Json(row, ApiJson.Options));

    public static async Task<IResult> TakeAsync(Guid id, int number, HttpContext http, OpenAttachment open, CancellationToken cancellationToken) =>
        (await open.TakeAsync(id, number, DealEndpoints.Actor(http.User), cancellationToken)).Answer(file => AttachmentRoutes.File(http, file));

    public static async Task<IResult> AddAsync(
        Guid id, HttpRequest request, ClaimsPrincipal caller, AddAttachment add, OpenAttachment open, AttachmentOptions options, CancellationToken cancellationToken)
    {
        var actor = DealEndpoints.Actor(caller);
        var (sent, problem) = await ReadAsync(request, options, cancellationToken);
        if (sent is null) return Problems.Answer(problem!);
        await using var content = sent.Content;
        if (sent.Kind is not { } kind)
            return Problems.Answer(Problems.InvalidRequest([new FieldMessage("/kind", $"{(sent.KindText is null ? "This member is missing" : $"'{Short(sent.KindText)}' is none of them")}: send one of {PageQuery.NamesOf<AttachmentKind>()}.")]));
        if (await add.ExecuteAsync(new AddAttachmentCommand(id, kind, sent.Title, sent.FileName, content, sent.Note), actor, cancellationToken) is var added && added is not Result<Guid>.Success)
            return added.Answer(_ => Results.Empty);
        var document = added.Require();
        request.HttpContext.Response.Headers.Location = $"/api/v1/attachments/{document}";
        return (await open.ExecuteAsync(document, actor, cancellationToken)).Answer(row => Results.Json(row, ApiJson.Options, statusCode: StatusCodes.Status201Created));
    }

    public static async Task<IResult> AddVersionAsync(
        Guid id, HttpRequest request, ClaimsPrincipal caller, AddAttachment add, OpenAttachment open, AttachmentOptions options, CancellationToken cancellationToken)
    {
        var actor = DealEndpoints.Actor(caller);
        var (sent, problem) = await ReadAsync(request, options, cancellationToken);
        if (sent is null) return Problems.Answer(problem!);
        await using var content = sent.Content;
        if (sent.KindText is not null || sent.Title.Length > 0)
            return Problems.Answer(Problems.InvalidRequest([new FieldMessage(sent.KindText is not null ? "/kind" : "/title", "A version keeps its document's kind and title: leave this out.")]));
        if (await add.ExecuteAsync(new AddVersionCommand(id, sent.FileName, content, sent.Note), actor, cancellationToken) is var added && added is not Result<int>.Success)
            return added.Answer(_ => Results.Empty);
        request.HttpContext.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"/api/v1/attachments/{id}/versions/{added.Require()}/content");
        return (await open.ExecuteAsync(id, actor, cancellationToken)).Answer(row => Results.Json(row, ApiJson.Options, statusCode: StatusCodes.Status201Created));
    }

    /// <summary>The file as the body or as the part of a form; what is said beside it comes from the query, or from the form's other parts.</summary>
    private static async Task<(SentFile? Sent, ApiProblem? Problem)> ReadAsync(HttpRequest request, AttachmentOptions options, CancellationToken cancellationToken)
    {
        if (request.Query.Keys.FirstOrDefault(name => !Names.Contains(name, StringComparer.Ordinal)) is { } unknown)
            return (null, Problems.InvalidRequest([new FieldMessage("/" + unknown, $"'{Short(unknown)}' is none of {string.Join(", ", Names)}.")]));
        if (request.ContentLength > options.LargestBytes + 1024 * 1024) return (null, Problems.FileTooLarge(options.LargestBytes));
        if (!request.HasFormContentType)
        {
            if (string.IsNullOrEmpty(request.ContentType)) return (null, Problems.NotADocument(request.ContentType));
            return (new SentFile(request.Body, Said("fileName") ?? "document", Said("kind"), Said("title") ?? "", Said("note") ?? ""), null);
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = Limit }, cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return (null, Problems.InvalidRequest([new FieldMessage("/file", $"The multipart body cannot be read: {broken.Message}")]));
        }

        if (form.Files.Count != 1 || form.Files[0].Name != "file")
            return (null, Problems.InvalidRequest([new FieldMessage("/file", string.Create(CultureInfo.InvariantCulture, $"The body has {form.Files.Count} files: send one, as the part 'file'."))]));
        return (new SentFile(form.Files[0].OpenReadStream(), Part("fileName") ?? form.Files[0].FileName, Part("kind"), Part("title") ?? "", Part("note") ?? ""), null);

        string? Said(string name) => request.Query[name].ToString() is { Length: > 0 } text ? text : null;

        string? Part(string name) => form[name].ToString() is { Length: > 0 } text ? text : Said(name);
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "...";

    private sealed record SentFile(Stream Content, string FileName, string? KindText, string Title, string Note)
    {
        public AttachmentKind? Kind => EnumNames.TryRead<AttachmentKind>(KindText, out var kind) ? kind : null;
    }
}
