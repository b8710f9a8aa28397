namespace GpuLending.Web.Hosting;

/// <summary>The headers of every answer.</summary>
public static class SecurityHeaders
{
    /// <summary>Where files that others made are given out.</summary>
    public static bool GivesFiles(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/attachments", StringComparison.OrdinalIgnoreCase) || context.Request.Path.StartsWithSegments("/api/v1/attachments", StringComparison.OrdinalIgnoreCase);

    /// <summary>The headers of those: to be saved, and without rights should a browser show one.</summary>
    public static HeaderPolicyCollection OfFiles() => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(opener => opener.SameOrigin())
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddFrameAncestors().None();
            csp.AddSandbox();
        });

    // The theme and the layout of controls are written as style elements and attributes, hence 'unsafe-inline' for styles; never for scripts.
    public static HeaderPolicyCollection Policy() => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyStrictOriginWhenCrossOrigin()
        .AddPermissionsPolicy(features =>
        {
            features.AddCamera().None();
            features.AddMicrophone().None();
            features.AddGeolocation().None();
            features.AddPayment().None();
            features.AddUsb().None();
        })
        .AddCrossOriginOpenerPolicy(opener => opener.SameOrigin())
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().Self();
            // The API's reference page has one inline script; nothing else carries the nonce.
            csp.AddScriptSrc().Self().WithNonce();
            csp.AddStyleSrc().Self().UnsafeInline();
            csp.AddImgSrc().Self().Data().Blob();
            csp.AddFontSrc().Self();
            csp.AddConnectSrc().Self();
            csp.AddObjectSrc().None();
            csp.AddBaseUri().Self();
            csp.AddFormAction().Self();
            csp.AddFrameAncestors().None();
        });
}
