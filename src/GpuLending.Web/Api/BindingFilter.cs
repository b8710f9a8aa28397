using System.Globalization;
using GpuLending.Underwriting;
using Microsoft.AspNetCore.Http.Metadata;

namespace GpuLending.Web.Api;

/// <summary>Names the member of a query that the framework could not read; it would answer 400 without a word.</summary>
internal static class BindingFilter
{
    public static ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Response.StatusCode != StatusCodes.Status400BadRequest) return next(context);
        var wrong = (http.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
            .Where(parameter => http.Request.Query.ContainsKey(parameter.Name) && !Fits(http.Request.Query[parameter.Name].ToString(), parameter.ParameterInfo.ParameterType))
            .Select(parameter => new FieldMessage("/" + parameter.Name, $"'{Short(http.Request.Query[parameter.Name].ToString())}' is not what is taken here: see /openapi/v1.json."))
            .ToList();
        if (wrong.Count == 0) wrong.Add(new FieldMessage("/query", "A member of the query is missing or cannot be read: see /openapi/v1.json."));
        return ValueTask.FromResult<object?>(Problems.Answer(Problems.InvalidRequest(wrong)));
    }

    private static bool Fits(string text, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(Guid) ? Guid.TryParse(text, out _)
            : type == typeof(int) ? int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
            : type == typeof(bool) ? bool.TryParse(text, out _)
            : type == typeof(DateOnly) && DateOnly.TryParse(text, CultureInfo.InvariantCulture, out _);
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
