using System.Security.Cryptography;
using System.Text;
using GpuLending.Underwriting.Idempotency;
using GpuLending.Web.Hosting;
using Microsoft.AspNetCore.Http.Features;

namespace GpuLending.Web.Api;

/// <summary>A request with an Idempotency-Key acts once: sent again within a day it gets the first answer. Only answers that changed something are kept.</summary>
internal static class IdempotencyFilter
{
    public const string Header = "Idempotency-Key";
    public const string Replayed = "Idempotent-Replayed";

    public static ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => InvokeAsync(context, next, BodyReader.Limit);

    /// <summary>The same for an address that takes larger bodies.</summary>
    public static Func<EndpointFilterInvocationContext, EndpointFilterDelegate, ValueTask<object?>> UpTo(long limit) => (context, next) => InvokeAsync(context, next, limit);

    private static async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, long limit)
    {
        var http = context.HttpContext;
        var key = http.Request.Headers[Header].ToString();
        if (key.Length == 0) return await next(context);
        if (key.Length > IdempotentRequests.LongestKey || key.Any(character => character is < '!' or > '~'))
            return Problems.Answer(Problems.InvalidRequest([new($"/headers/{Header}", $"A key has 1 to {IdempotentRequests.LongestKey} visible ASCII characters without spaces, such as a UUID.")]));

        var owner = http.User.ToActor()!.UserId;
        var requests = http.RequestServices.GetRequiredService<IdempotentRequests>();
        if (await HashAsync(http.Request, limit, http.RequestAborted) is not { } hash) return await next(context);
        switch (await requests.ClaimAsync(owner, key, hash, http.RequestAborted))
        {
            case ClaimedRequest.Answered(var earlier):
                return new KeptAnswer(earlier);
            case ClaimedRequest.AtWork:
                return Problems.Answer(Problems.KeyAtWork());
            case ClaimedRequest.AnotherRequest:
                return Problems.Answer(Problems.KeyReused());
        }

        var kept = false;
        try
        {
            var answer = await next(context);
            var (status, body) = await CaptureAsync(http, (IResult)answer!);
            if (status is >= 200 and < 300)
            {
                // What was done stays done, also when the caller has hung up meanwhile.
                await requests.KeepAsync(
                    owner, key, new FirstAnswer(status, http.Response.ContentType, http.Response.Headers.Location, http.Response.Headers.ETag, body), CancellationToken.None);
                kept = true;
            }

            await http.Response.Body.WriteAsync(body, http.RequestAborted);
            return Results.Empty;
        }
        finally
        {
            if (!kept) await requests.ReleaseAsync(owner, key, CancellationToken.None);
        }
    }

    private static async Task<(int Status, byte[] Body)> CaptureAsync(HttpContext http, IResult answer)
    {
        var wire = http.Response.Body;
        using var held = new MemoryStream();
        http.Response.Body = held;
        try
        {
            await answer.ExecuteAsync(http);
            return (http.Response.StatusCode, held.ToArray());
        }
        finally
        {
            http.Response.Body = wire;
        }
    }

    /// <summary>Null for a body larger than an endpoint takes: the endpoint refuses it.</summary>
    private static async Task<byte[]?> HashAsync(HttpRequest request, long limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit) return null;
        if (request.HasFormContentType) return await HashFormAsync(request, limit, cancellationToken);
        request.EnableBuffering(BodyReader.Limit);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n"));
        var buffer = new byte[16_384];
        long length = 0;
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0; length += read)
        {
            if (length + read > limit)
            {
                request.Body.Position = 0;
                return null;
            }

            hash.AppendData(buffer.AsSpan(0, read));
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    /// <summary>A form by its parts: whoever sends it again parts it at another mark. Null for one that cannot be read, which the endpoint refuses.</summary>
    private static async Task<byte[]?> HashFormAsync(HttpRequest request, long limit, CancellationToken cancellationToken)
    {
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = limit }, cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append($"{request.Method} {request.Path}{request.QueryString}\n{request.Headers.IfMatch}");
        foreach (var (name, values) in form.OrderBy(part => part.Key, StringComparer.Ordinal)) Append($"{name}={values}");
        var buffer = new byte[16_384];
        foreach (var file in form.Files)
        {
            Append(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file.Name} {file.FileName} {file.Length}"));
            await using var content = file.OpenReadStream();
            for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;) hash.AppendData(buffer.AsSpan(0, read));
        }

        return hash.GetHashAndReset();

        void Append(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }

    /// <summary>The first answer again.</summary>
    private sealed class KeptAnswer(FirstAnswer earlier) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = earlier.Status;
            response.ContentType = earlier.ContentType;
            if (earlier.Location is not null) response.Headers.Location = earlier.Location;
            if (earlier.EntityTag is not null) response.Headers.ETag = earlier.EntityTag;
            response.Headers[Replayed] = "true";
            return response.Body.WriteAsync(earlier.Body, httpContext.RequestAborted).AsTask();
        }
    }
}
