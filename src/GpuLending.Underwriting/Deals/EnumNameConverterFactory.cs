using System.Text.Json;
using System.Text.Json.Serialization;

namespace GpuLending.Underwriting.Deals;

/// <summary>Enumerations as exactly one of their names in camel case. The framework's converter would read "coverage, loss" as a value too.</summary>
internal sealed class EnumNameConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(EnumNameConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class EnumNameConverter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? Named(reader.GetString()) : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(NameOf(value));

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Named(reader.GetString());

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(NameOf(value));

        // Without a message of its own the serializer says the type and the path.
        private static T Named(string? text) => EnumNames.TryRead<T>(text, out var value) ? value : throw new JsonException();

        private static string NameOf(T value) => EnumNames.Of(value) ?? throw new JsonException($"{value} is no {typeof(T).Name}.");
    }
}
