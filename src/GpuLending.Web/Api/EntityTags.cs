using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GpuLending.Web.Api;

/// <summary>The version of a thing as an entity tag: read with GET, sent back in If-Match by whoever changes it.</summary>
internal static class EntityTags
{
    public static string Of(uint version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>JSON with its tag; 304 without a body for a caller who has this version.</summary>
    public static IResult Tagged<T>(HttpContext http, uint version, T value)
    {
        var tag = Of(version);
        http.Response.Headers.ETag = tag;
        return EntityTagHeaderValue.TryParseList(http.Request.Headers.IfNoneMatch, out var known)
            && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(value, ApiJson.Options);
    }

    /// <summary>The version that a change is made to.</summary>
    /// <param name="request">The request.</param>
    /// <param name="version">The version that If-Match names.</param>
    /// <returns>Null, or why the header will not do.</returns>
    public static ApiProblem? Required(HttpRequest request, out uint version)
    {
        version = 0;
        var header = request.Headers.IfMatch;
        if (StringValues.IsNullOrEmpty(header)) return Problems.NoVersion();
        return EntityTagHeaderValue.TryParseStrictList(header, out var tags) && tags is [{ IsWeak: false } one]
            && uint.TryParse(one.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out version)
            ? null
            : Problems.InvalidRequest([new("/headers/If-Match", $"'{header}' is no version of this API: send the ETag of your last GET, such as \"42\".")]);
    }
}
