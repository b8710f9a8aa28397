using System.Diagnostics;
using GpuLending.Underwriting.Persistence;
using Microsoft.AspNetCore.Diagnostics;

namespace GpuLending.Web.Api;

/// <summary>What nobody expected, answered as a problem with a reference and never with a stack trace. Looks at the API's own addresses only.</summary>
internal sealed partial class ApiExceptions(ILogger<ApiExceptions> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The request's own path stands at that of the error page by now.
        var path = new PathString(httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? httpContext.Request.Path);
        if (!path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return false;
        var reference = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier;
        LogUnexpected(exception, reference, path);
        await Problems.Answer(DatabaseAvailability.IsLost(exception) ? Problems.Unavailable() : Problems.Unexpected(reference)).ExecuteAsync(httpContext);
        return true;
    }

    [LoggerMessage(3101, LogLevel.Error, "API request {Reference} to {Path} failed")]
    private partial void LogUnexpected(Exception exception, string reference, string path);
}
