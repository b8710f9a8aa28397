using System.Globalization;
using GpuLending.Web.Api;
using GpuLending.Web.Features.Attachments;
using GpuLending.Web.Features.Certificates;
using GpuLending.Web.Features.DealMemos;
using GpuLending.Web.Features.Exports;
using GpuLending.Web.Features.Market;
using GpuLending.Web.Features.Pipeline;
using GpuLending.Web.Features.Serials;
using GpuLending.Web.Layout;

namespace GpuLending.Web.Hosting;

/// <summary>The way of a request through the desk.</summary>
public static class DeskPipeline
{
    public static WebApplication UseDesk(this WebApplication app)
    {
        app.UseWhen(SecurityHeaders.GivesFiles, files => files.UseSecurityHeaders(SecurityHeaders.OfFiles()));
        app.UseWhen(context => !SecurityHeaders.GivesFiles(context), pages => pages.UseSecurityHeaders(SecurityHeaders.Policy()));
        app.UseExceptionHandler("/status/500", createScopeForErrors: true);
        app.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
            pages => pages.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true));
        // Fields read numbers and dates the way the reader's browser is set; what the desk writes is the same everywhere.
        var cultures = CultureInfo.GetCultures(CultureTypes.SpecificCultures | CultureTypes.NeutralCultures).Where(culture => culture.Name.Length > 0).ToList();
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new("en-US"),
            SupportedCultures = cultures,
            SupportedUICultures = [CultureInfo.GetCultureInfo("en-US")],
        });
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        // Asked by the browser while somebody is typing: a circuit alone would not keep the session alive.
        app.MapGet("/session", () => Results.NoContent()).ExcludeFromDescription();
        app.MapGpuLendingApi();
        app.MapDocuments();
        app.MapMarketFiles();
        app.MapSerialPapers();
        app.MapDealTemplate();
        app.MapCertificates();
        app.MapAttachments();
        app.MapExports();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
