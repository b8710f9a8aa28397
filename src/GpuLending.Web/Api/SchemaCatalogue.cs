using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using GpuLending.Engine;
using Microsoft.OpenApi;

namespace GpuLending.Web.Api;

/// <summary>Describes the API's types as JSON schemas, from the serializer's own view of them and the code's documentation.</summary>
internal sealed class SchemaCatalogue(OpenApiDocument document, XmlDocumentation documentation)
{
    private readonly Dictionary<string, Type> _named = [];

    public Dictionary<string, IOpenApiSchema> Schemas { get; } = [];

    /// <summary>The schema of a type where it is used; objects and enumerations are described once, under their name.</summary>
    public IOpenApiSchema Use(Type type, bool nullable = false, string? description = null)
    {
        type = Nullable.GetUnderlyingType(type) is { } underlying ? Nulls(underlying, out nullable) : type;
        if (Plain(type) is { } plain)
        {
            if (nullable) plain.Type |= JsonSchemaType.Null;
            plain.Description = description;
            return plain;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
        {
            var keys = type.GetGenericArguments()[0];
            return new OpenApiSchema
            {
                Type = JsonSchemaType.Object | (nullable ? JsonSchemaType.Null : 0),
                AdditionalProperties = Use(type.GetGenericArguments()[1]),
                PropertyNames = keys.IsEnum ? Use(keys) : null,
                Description = description,
            };
        }

        if (ItemOf(type) is { } item)
            return new OpenApiSchema { Type = JsonSchemaType.Array | (nullable ? JsonSchemaType.Null : 0), Items = Use(item, IsNullable(item)), Description = description };

        Define(type);
        return nullable
            ? new OpenApiSchema { AnyOf = [new OpenApiSchemaReference(type.Name, document), new OpenApiSchema { Type = JsonSchemaType.Null }], Description = description }
            : new OpenApiSchemaReference(type.Name, document) { Description = description };
    }

    private void Define(Type type)
    {
        if (_named.TryGetValue(type.Name, out var known))
        {
            if (known != type) throw new InvalidOperationException($"Two types of the API have one name: {known} and {type}.");
            return;
        }

        _named[type.Name] = type;
        Schemas[type.Name] = type == typeof(Money) ? MoneySchema() : type.IsEnum ? EnumSchema(type) : ObjectSchema(type);
    }

    private OpenApiSchema ObjectSchema(Type type)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = documentation.Of(type),
            AdditionalPropertiesAllowed = false,
            Properties = new Dictionary<string, IOpenApiSchema>(),
            Required = new HashSet<string>(),
        };
        var defaults = Defaults(type);
        // A member that is neither read nor written is no part of the document.
        foreach (var property in ApiJson.Options.GetTypeInfo(type).Properties.Where(property => property.Get is not null || property.Set is not null))
        {
            var declared = (PropertyInfo)property.AttributeProvider!;
            var used = Use(property.PropertyType, property.IsGetNullable, documentation.Of(declared));
            if (used is OpenApiSchema { Format: not "date" } own && defaults?[property.Name] is JsonValue value) own.Default = value.DeepClone();
            schema.Properties[property.Name] = used;
            if (property.IsRequired || IsPositional(declared)) schema.Required.Add(property.Name);
        }

        return schema;
    }

    private OpenApiSchema EnumSchema(Type type)
    {
        var members = Enum.GetNames(type);
        var meanings = members.Select(member => $"{JsonNamingPolicy.CamelCase.ConvertName(member)}: {documentation.OfEnumMember(type, member)}");
        return new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = [.. members.Select(member => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(member)!)],
            Description = $"{documentation.Of(type)} {string.Join(" ", meanings)}",
        };
    }

    private static OpenApiSchema MoneySchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "An amount of money. The amount is a decimal in a string, so that no reader rounds it.",
        AdditionalPropertiesAllowed = false,
        Required = new HashSet<string> { "amount", "currency" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["amount"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Pattern = @"^[+-]?\d*\.?\d+$",
                Description = "Decimal amount in whole units of the currency, with a point and without separators.",
                Examples = ["2300000000.00"],
            },
            ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Z]{3}$", Description = "ISO 4217 code.", Examples = ["USD"] },
        },
    };

    /// <summary>A value of a query or a header; an enumeration by its names, since nothing else names it there.</summary>
    public static OpenApiSchema OfValue(Type type) => type.IsEnum
        ? new() { Type = JsonSchemaType.String, Enum = [.. Enum.GetNames(type).Select(member => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(member)!)] }
        : Plain(type) ?? throw new ArgumentException($"{type} is no value of a query.", nameof(type));

    private static OpenApiSchema? Plain(Type type) => type switch
    {
        _ when type == typeof(string) => new() { Type = JsonSchemaType.String },
        _ when type == typeof(bool) => new() { Type = JsonSchemaType.Boolean },
        _ when type == typeof(int) => new() { Type = JsonSchemaType.Integer, Format = "int32" },
        _ when type == typeof(long) => new() { Type = JsonSchemaType.Integer, Format = "int64" },
        _ when type == typeof(double) => new() { Type = JsonSchemaType.Number, Format = "double" },
        _ when type == typeof(decimal) => new() { Type = JsonSchemaType.Number },
        _ when type == typeof(DateOnly) => new() { Type = JsonSchemaType.String, Format = "date" },
        _ when type == typeof(DateTimeOffset) => new() { Type = JsonSchemaType.String, Format = "date-time" },
        _ when type == typeof(Guid) => new() { Type = JsonSchemaType.String, Format = "uuid" },
        _ when type == typeof(Currency) => new() { Type = JsonSchemaType.String, Pattern = "^[A-Z]{3}$" },
        _ => null,
    };

    private static Type? ItemOf(Type type) => type.IsArray
        ? type.GetElementType()
        : type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[0] : null;

    private static bool IsNullable(Type type) => Nullable.GetUnderlyingType(type) is not null;

    private static Type Nulls(Type underlying, out bool nullable)
    {
        nullable = true;
        return underlying;
    }

    // A positional record's members come from its constructor, so a document must give them.
    private static bool IsPositional(PropertyInfo property) =>
        property.DeclaringType!.GetConstructors().Any(constructor => constructor.GetParameters().Any(parameter => parameter.Name == property.Name && !parameter.HasDefaultValue));

    private static JsonObject? Defaults(Type type) =>
        type.GetConstructor(Type.EmptyTypes) is null || type.GetProperties().Any(property => property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)))
            ? null
            : JsonSerializer.SerializeToNode(Activator.CreateInstance(type), type, ApiJson.Options) as JsonObject;
}
