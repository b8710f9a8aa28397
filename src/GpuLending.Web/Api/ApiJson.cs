using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GpuLending.Engine.Depreciation;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Api;

/// <summary>The document's serializer, stricter where a machine writes: a member given twice is refused, and so is a curve that does not say which.</summary>
internal static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    public static void Configure(JsonSerializerOptions options)
    {
        DealDocumentJson.Configure(options);
        options.AllowDuplicateProperties = false;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(RequireKind);
    }

    // A curve's kind has a default for the desk's own new curves; of a machine that forgets it a straight line would be a guess.
    private static void RequireKind(JsonTypeInfo type)
    {
        if (type.Type != typeof(CurveChoice)) return;
        foreach (var property in type.Properties.Where(property => property.Name.Equals(nameof(CurveChoice.Kind), StringComparison.OrdinalIgnoreCase)))
            property.IsRequired = true;
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
