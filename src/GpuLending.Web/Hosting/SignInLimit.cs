using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace GpuLending.Web.Hosting;

/// <summary>How often one address may try to sign in or to set a password. Looking at the form is free.</summary>
public static class SignInLimit
{
    public const string Policy = "sign-in";

    private const int AttemptsPerMinute = 30;

    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Policy, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = AttemptsPerMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(""));
    }
}
