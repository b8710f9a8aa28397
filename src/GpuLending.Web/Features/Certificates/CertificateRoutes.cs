using GpuLending.Underwriting;
using GpuLending.Underwriting.Certificates;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Web.Features.DealMemos;

namespace GpuLending.Web.Features.Certificates;

/// <summary>Where certificates are fetched. Who may is decided, and a refusal recorded, by the use case.</summary>
public static class CertificateRoutes
{
    public const string BorrowingBase = "borrowing-base";

    public const string Compliance = "compliance";

    public static void MapCertificates(this IEndpointRouteBuilder app)
    {
        var papers = app.MapGroup("").ExcludeFromDescription();
        Map(papers, "/deals/{id:guid}/certificates/", id => new MemoSubject.OfDraft(id));
        Map(papers, "/revisions/{id:guid}/certificates/", id => new MemoSubject.OfRevision(id));
    }

    private static void Map(RouteGroupBuilder papers, string folder, Func<Guid, MemoSubject> subject)
    {
        foreach (var (name, kind) in new[] { (BorrowingBase, CertificateKind.BorrowingBase), (Compliance, CertificateKind.CovenantCompliance) })
        {
            papers.MapGet($"{folder}{name}.xlsx", async (Guid id, DateOnly? date, HttpContext http, ExportCertificate export, CancellationToken cancellationToken) =>
                await export.ExecuteAsync(subject(id), kind, date, DocumentRoutes.Actor(http), cancellationToken) is var answer && answer is Result<MemoFile>.Success { Value: var file }
                    ? Results.File(file.Content, file.ContentType, file.FileName)
                    : DocumentRoutes.Problem(answer, http));
        }
    }
}
