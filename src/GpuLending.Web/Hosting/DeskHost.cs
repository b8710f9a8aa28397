using System.Net.Sockets;
using GpuLending.Web.Layout;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MudBlazor.Services;

namespace GpuLending.Web.Hosting;

/// <summary>Starts the desk and keeps it running.</summary>
public static class DeskHost
{
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>The exit code of the process: 0 when it was asked to stop, 1 when it could not start.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Build(args);
        try
        {
            await app.StartAsync();
        }
        catch (IOException busy) when (busy.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException || busy.GetBaseException() is SocketException)
        {
            await Console.Error.WriteLineAsync(StartMessages.PortBusy(Addresses(app)));
            return 1;
        }

        await Console.Out.WriteLineAsync(StartMessages.Ready(Addresses(app), app.Services.GetRequiredService<StandIn.StandInUsers>().All));
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static string Addresses(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?? app.Configuration[WebHostDefaults.ServerUrlsKey]
        ?? DefaultAddress;

    private static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        DeskLogging.Configure(builder);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.UseStaticWebAssets();

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<StandIn.StandInUsers>();
        builder.Services.AddScoped<CurrentActor>();
        builder.Services.AddMudServices();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddAuthorization(options => options.AddPermissionPolicies());
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(DeskCookie.Configure);
        builder.Services.AddAntiforgery(options => options.Cookie.Name = "gpulending-form");
        builder.Services.AddHealthChecks();

        var app = builder.Build();
        app.UseSecurityHeaders(SecurityHeaders.Policy());
        app.UseExceptionHandler("/status/500", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
