using System.Text.Json;

namespace GpuLending.Web.Api;

/// <summary>Reads a JSON body within a limit, and says in a problem why it could not.</summary>
internal static class BodyReader
{
    /// <summary>A megabyte: some twenty times the largest deal seen so far.</summary>
    public const int Limit = 1_048_576;

    public static async Task<(T? Value, ApiProblem? Problem)> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken, int limit = Limit)
        where T : class
    {
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)) return (null, Problems.Packed(encoding));
        if (!request.HasJsonContentType()) return (null, Problems.NotJson(request.ContentType));
        if (request.ContentLength > limit) return (null, Problems.TooLarge(limit));
        if (await BytesAsync(request.Body, limit, cancellationToken) is not { } body) return (null, Problems.TooLarge(limit));
        // Editors on Windows begin a UTF-8 file with a mark; it carries nothing.
        if (body.Span.StartsWith("\uFEFF"u8)) body = body[3..];
        return Parse<T>(body);
    }

    /// <summary>Reads JSON that stands in a body or in a part of one; problems name their place below the prefix.</summary>
    public static (T? Value, ApiProblem? Problem) Parse<T>(ReadOnlyMemory<byte> body, string prefix = "")
        where T : class
    {
        try
        {
            if (JsonSerializer.Deserialize<T>(body.Span, ApiJson.Options) is not { } value) return (null, Problems.MalformedJson(prefix, $"{(prefix.Length == 0 ? "The body" : "This part")} is null: send an object."));
            // The serializer minds null members, and lets null items of lists pass.
            return body.Span.IndexOf("null"u8) >= 0 && JsonFault.NullItem(body, typeof(T)) is { } pointer
                ? (null, Problems.MalformedJson(prefix + pointer, "This part is null: give it, or leave it out."))
                : (value, null);
        }
        catch (JsonException fault)
        {
            var (pointer, message) = JsonFault.Explain(fault, body, typeof(T));
            return (null, Problems.MalformedJson(prefix + pointer, message));
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> BytesAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[16_384];
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length > limit) return null;
                Array.Resize(ref buffer, Math.Min(buffer.Length * 4, limit + 1));
            }

            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0) return buffer.AsMemory(0, length);
            length += read;
        }
    }
}
