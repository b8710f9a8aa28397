using System.Net.Sockets;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.PlugIns;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Serilog.Extensions.Logging;

namespace GpuLending.Web.Hosting;

/// <summary>Starts the desk and keeps it running, or does one of its two chores: <c>migrate</c> and <c>create-administrator EMAIL</c>.</summary>
public static class DeskHost
{
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>The exit code of the process: 0 when it was asked to stop or the chore is done, 1 when it could not.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            switch (args)
            {
                case ["migrate", .. var rest]:
                    await MigrateAsync(rest);
                    break;
                case ["create-administrator", var email, .. var rest] when !email.StartsWith('-'):
                    await CreateAdministratorAsync(email, rest);
                    break;
                case ["create-administrator", ..]:
                    throw new StartRefusedException(StartMessages.EmailMissing);
                case [var unknown, ..] when !unknown.StartsWith('-') && !unknown.Contains('=', StringComparison.Ordinal):
                    throw new StartRefusedException(StartMessages.UnknownCommand(unknown));
                default:
                    await ServeAsync(args);
                    break;
            }

            return 0;
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
        finally
        {
            await Serilog.Log.CloseAndFlushAsync();
        }
    }

    private static async Task ServeAsync(string[] args)
    {
        var builder = Builder(args);
        await using var database = await OpenDatabaseAsync(builder);
        builder.Services.AddDesk(database);
        await using var app = builder.Build();
        // Now, and not at the first question: whoever dropped a plug-in reads here what became of it.
        _ = app.Services.GetRequiredService<CurvePlugIns>();
        _ = app.Services.GetRequiredService<Underwriting.Attachments.AttachmentOptions>();
        app.UseDesk();
        if (database.IsDemonstration)
            await Demonstration.PrepareAsync(app.Services, app.Lifetime.ApplicationStopping);
        try
        {
            await app.StartAsync();
        }
        catch (IOException busy) when (busy.InnerException is AddressInUseException || busy.GetBaseException() is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse })
        {
            throw new StartRefusedException(StartMessages.PortBusy(Address(app)), busy);
        }
        catch (Exception refused) when (refused.GetBaseException() is SocketException or ArgumentException or FormatException or InvalidOperationException)
        {
            throw new StartRefusedException(StartMessages.AddressRefused(app.Configuration[WebHostDefaults.ServerUrlsKey] ?? Address(app), refused.GetBaseException().Message), refused);
        }

        await Console.Out.WriteLineAsync(StartMessages.Ready(Address(app), database.IsDemonstration ? DemoUsers.All : []));
        await app.WaitForShutdownAsync();
    }

    private static async Task MigrateAsync(string[] args)
    {
        var applied = await DeskDatabase.MigrateAsync(Builder(args).Configuration, CancellationToken.None);
        await Console.Out.WriteLineAsync(StartMessages.Migrated(applied));
    }

    private static async Task CreateAdministratorAsync(string email, string[] args)
    {
        var builder = Builder(args);
        await using var database = await OpenDatabaseAsync(builder);
        builder.Services.AddUnderwriting(database.ConnectionString);
        await using var app = builder.Build();
        var answer = await app.Services.GetRequiredService<CreateAdministrator>().ExecuteAsync(email, CancellationToken.None);
        if (answer is not Result<PasswordToken>.Success created)
            throw new StartRefusedException(Layout.Answers.Problem(answer)!);
        await Console.Out.WriteLineAsync(StartMessages.AdministratorLink(PasswordLink.For(app.Configuration["PublicAddress"] ?? Address(app), created.Value)));
    }

    private static WebApplicationBuilder Builder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        DeskLogging.Configure(builder);
        if (new[] { WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey }.All(key => string.IsNullOrEmpty(builder.Configuration[key])))
            builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        // The build's own files, so that the desk looks the same from the build folder in every environment.
        builder.WebHost.UseStaticWebAssets();
        return builder;
    }

    private static Task<DeskDatabase> OpenDatabaseAsync(WebApplicationBuilder builder)
    {
        using var loggers = new SerilogLoggerFactory();
        return DeskDatabase.OpenAsync(builder.Configuration, loggers.CreateLogger<DeskDatabase>(), CancellationToken.None);
    }

    private static string Address(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?? app.Configuration[WebHostDefaults.ServerUrlsKey]?.Split(';')[0]
        ?? DefaultAddress;
}
