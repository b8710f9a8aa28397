using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Intake;

namespace GpuLending.Web.Features.Pipeline;

/// <summary>Where the workbook to fill in is fetched.</summary>
public static class DealTemplateRoute
{
    public static void MapDealTemplate(this IEndpointRouteBuilder app) =>
        app.MapGet("/deals/template.xlsx", (TimeProvider time) =>
                Results.File(DealTemplate.Write(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)), DealTemplate.MediaType, DealTemplate.FileName))
            .RequireAuthorization(nameof(Permission.ViewDeals)).ExcludeFromDescription();
}
