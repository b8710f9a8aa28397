using GpuLending.Underwriting;
using GpuLending.Underwriting.PlugIns;
using GpuLending.Web.Api;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using MudBlazor.Services;

namespace GpuLending.Web.Hosting;

/// <summary>What the desk is made of.</summary>
public static class DeskServices
{
    public static IServiceCollection AddDesk(this IServiceCollection services, DeskDatabase database)
    {
        services.AddSingleton(database);
        services.AddSingleton(provider => CurvePlugInLoader.Load(
            PlugInFolder.Locate(provider.GetRequiredService<IConfiguration>()), provider.GetRequiredService<ILoggerFactory>().CreateLogger<CurvePlugInLoader>()));
        services.AddSingleton(provider => AttachmentSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddUnderwriting(database.ConnectionString);

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(DeskCookie.Configure);
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromSeconds(15));
        services.AddAuthorization(options => options.AddPermissionPolicies());
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddScoped<CurrentActor>();
        services.AddAntiforgery(options => options.Cookie.Name = "gpulending-form");
        services.AddRateLimiter(SignInLimit.Configure);

        services.AddGpuLendingApi();
        services.AddHostedService<SimulationService>();
        services.AddHostedService<MemoExportService>();
        services.AddMudServices();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        return services;
    }
}
