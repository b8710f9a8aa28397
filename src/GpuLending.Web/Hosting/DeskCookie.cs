using GpuLending.Underwriting.Audit;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace GpuLending.Web.Hosting;

/// <summary>The session's cookie: ends after half an hour without use, never readable by a script, never sent from another site's form.</summary>
public static class DeskCookie
{
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(30);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "gpulending-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = IdleTimeout;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.LogoutPath = "/sign-out";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = context =>
        {
            if (IsForMachines(context.Request))
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else
                context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = async context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            var services = context.HttpContext.RequestServices;
            var actor = context.HttpContext.User.ToActor();
            HostingLog.PageRefused(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DeskCookie)), context.Request.Path, actor?.UserId);
            if (actor is not null)
                await services.GetRequiredService<RefusalLog>().RecordAsync(actor, context.Request.Path, context.HttpContext.RequestAborted);
        };
    }

    private static bool IsForMachines(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);
}
