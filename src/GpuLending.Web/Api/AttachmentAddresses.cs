using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Attachments;
using Microsoft.AspNetCore.Mvc;

namespace GpuLending.Web.Api;

/// <summary>Addresses of documents on file.</summary>
internal static class AttachmentAddresses
{
    private static readonly string[] MediaTypes = [.. Enum.GetValues<AttachmentFormat>().Select(AttachmentFormats.MediaType), "application/octet-stream"];

    public static void MapAttachments(this RouteGroupBuilder api)
    {
        api.MapGet("/deals/{id:guid}/attachments", AttachmentEndpoints.ListAsync).WithTags("Documents").NeedsScope(ApiScopes.DealsRead)
            .Produces<AttachmentListResponse>().ProducesProblemOf(StatusCodes.Status404NotFound)
            .WithName("listAttachments").WithSummary("List a deal's documents").WithDescription("Every document with its versions and hashes, and the checklist of the policy in force: what has to be on file before which stage.");
        api.MapPost("/deals/{id:guid}/attachments", AttachmentEndpoints.AddAsync).WithTags("Documents").NeedsScope(ApiScopes.DealsWrite)
            .Uploads("Body: the file itself, or multipart/form-data with the part 'file'; kind, title, note and fileName stand in the query or in parts of their own.",
                ("kind", "What the document is."), ("title", "What it is called; the file's name when left out."), ("note", "A remark."), ("fileName", "The file's name; that of the part when left out."))
            .TakesQuery(new("kind", "What the document is. Needed here or as a part of the form.", typeof(AttachmentKind)), new("title", "What it is called, at most 200 characters; the file's name when left out."), new("note", "A remark, at most 2,000 characters."), new("fileName", "The file's name. Its ending has to be that of what the file is."))
            .Produces<AttachmentRow>(StatusCodes.Status201Created)
            .WithName("addAttachment").WithSummary("File a document");
        api.MapGet("/attachments/{id:guid}", AttachmentEndpoints.OpenAsync).WithTags("Documents").NeedsScope(ApiScopes.DealsRead)
            .Produces<AttachmentRow>().ProducesProblemOf(StatusCodes.Status404NotFound)
            .WithName("readAttachment").WithSummary("Read a document's versions").WithDescription("Newest first, each with size, SHA-256, who filed it and, when it was withdrawn, why.");
        api.MapPost("/attachments/{id:guid}/versions", AttachmentEndpoints.AddVersionAsync).WithTags("Documents").NeedsScope(ApiScopes.DealsWrite)
            .Uploads("Body: the file itself, or multipart/form-data with the part 'file'. The document keeps its kind and title; the very file that is the newest version is refused (409).", ("note", "A remark, such as what changed."), ("fileName", "The file's name; that of the part when left out."))
            .TakesQuery(new("note", "A remark, at most 2,000 characters."), new QueryParameter("fileName", "The file's name. Its ending has to be that of what the file is."))
            .Produces<AttachmentRow>(StatusCodes.Status201Created)
            .WithName("addAttachmentVersion").WithSummary("File another version of a document");
        api.MapGet("/attachments/{id:guid}/versions/{number:int}/content", AttachmentEndpoints.TakeAsync).WithTags("Documents").NeedsScope(ApiScopes.Documents)
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").ProducesProblemOf(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict)
            .WithName("readAttachmentContent").WithSummary("Take a document's file away").WithDescription("The file as it was filed, checked against its hash, which is its ETag. The record says who took it. 409 when the stored file is missing or damaged.");
    }

    private static RouteHandlerBuilder Uploads(this RouteHandlerBuilder builder, string description, params (string Name, string Description)[] parts) => builder
        .WithMetadata(new RequestSizeLimitAttribute(AttachmentEndpoints.Limit))
        .TakesFile("The file.", MediaTypes, parts).ActsOnce(AttachmentEndpoints.Limit)
        .ProducesProblemOf(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType)
        .WithDescription($"{description} What it is is read from its bytes: {AttachmentFormats.InWords}; programs, macros, archives, HTML and SVG are refused. At most 50 MB unless Attachments:LargestMegabytes says otherwise.");
}
