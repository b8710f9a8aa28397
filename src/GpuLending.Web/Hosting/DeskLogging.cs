using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace GpuLending.Web.Hosting;

/// <summary>The log goes to the console: one JSON object a line, or plain lines where a person is watching.</summary>
public static class DeskLogging
{
    public static void Configure(WebApplicationBuilder builder) => builder.Services.AddSerilog(log =>
    {
        log.MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .Enrich.FromLogContext();
        if (builder.Environment.IsDevelopment())
            log.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        else
            log.WriteTo.Console(new RenderedCompactJsonFormatter());
    });
}
