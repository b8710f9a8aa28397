using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace GpuLending.Web.Hosting;

/// <summary>The log goes to the console: one JSON object a line, or plain lines where a person is watching.</summary>
public static class DeskLogging
{
    public static void Configure(WebApplicationBuilder builder)
    {
        var log = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            // The port that is taken is told in a sentence of its own.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            // A private machine's keys lie in a private database; the warning would greet everybody at every start.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogEventLevel.Error)
            .Enrich.FromLogContext();
        Log.Logger = builder.Environment.IsDevelopment()
            ? log.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: CultureInfo.InvariantCulture).CreateLogger()
            : log.WriteTo.Console(new RenderedCompactJsonFormatter()).CreateLogger();
        builder.Logging.ClearProviders();
        builder.Services.AddSerilog();
    }
}
