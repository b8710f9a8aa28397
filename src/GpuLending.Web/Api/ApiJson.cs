using System.Text.Json;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Api;

/// <summary>The document's serializer, stricter where a machine writes: a member given twice is refused.</summary>
internal static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    public static void Configure(JsonSerializerOptions options)
    {
        DealDocumentJson.Configure(options);
        options.AllowDuplicateProperties = false;
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
