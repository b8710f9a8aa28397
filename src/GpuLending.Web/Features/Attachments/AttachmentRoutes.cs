using GpuLending.Underwriting;
using GpuLending.Underwriting.Attachments;
using GpuLending.Web.Features.DealMemos;
using Microsoft.Net.Http.Headers;

namespace GpuLending.Web.Features.Attachments;

/// <summary>Where a document's file is fetched: always to be saved, never shown in the desk's own place.</summary>
public static class AttachmentRoutes
{
    public static void MapAttachments(this IEndpointRouteBuilder app) =>
        app.MapGet("/attachments/{id:guid}/{number:int}", async (Guid id, int number, HttpContext http, OpenAttachment open, CancellationToken cancellationToken) =>
            await open.TakeAsync(id, number, DocumentRoutes.Actor(http), cancellationToken) is var answer && answer is Result<AttachmentFile>.Success { Value: var file }
                ? File(http, file)
                : DocumentRoutes.Problem(answer, http)).ExcludeFromDescription();

    public static string Address(Guid id, int number) => $"/attachments/{id}/{number}";

    /// <summary>A file somebody else made, to be saved under its name. Should a browser show it all the same, it has no rights there: <see cref="Hosting.SecurityHeaders.OfFiles"/>.</summary>
    internal static IResult File(HttpContext http, AttachmentFile file)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(file.Content, file.MediaType, file.FileName, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""));
    }
}
