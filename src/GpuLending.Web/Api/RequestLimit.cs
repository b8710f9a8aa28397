using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;

namespace GpuLending.Web.Api;

/// <summary>So many requests a minute a key, so that one runaway script leaves the desk usable.</summary>
internal sealed class RequestLimit(IConfiguration configuration) : IEndpointFilter, IAsyncDisposable
{
    private const int DefaultPerMinute = 600;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        RateLimitPartition.GetSlidingWindowLimiter(Caller(context), _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = configuration.GetValue("Api:RequestsPerMinute", DefaultPerMinute),
            Window = Window,
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        }));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        using var lease = _limiter.AttemptAcquire(context.HttpContext);
        if (lease.IsAcquired) return await next(context);
        var seconds = (int)Math.Ceiling((lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window).TotalSeconds);
        context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problems.Answer(Problems.TooManyRequests(seconds));
    }

    public ValueTask DisposeAsync() => _limiter.DisposeAsync();

    private static string Caller(HttpContext context) => ApiKeyAuthentication.Presented(context.Request) is { } key
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))
        : context.Connection.RemoteIpAddress?.ToString() ?? "";
}
