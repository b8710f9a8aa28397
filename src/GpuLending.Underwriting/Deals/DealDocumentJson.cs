using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GpuLending.Engine;

namespace GpuLending.Underwriting.Deals;

/// <summary>
/// The one serializer of the deal document: camel case, ratios as fractions, money as decimal strings with currency, ISO dates, enums as
/// their names in camel case. Unknown members are refused, so that a misspelt field is told and not lost.
/// </summary>
public static class DealDocumentJson
{
    /// <summary>Options that everything which reads or writes the document uses.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The document as canonical UTF-8: no white space, members in declared order, dictionary keys in ordinal order.</summary>
    public static byte[] ToCanonicalBytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    public static DealDocument Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize<DealDocument>(utf8, Options) ?? throw new JsonException("The document is empty.");

    /// <summary>Puts the document's conventions on options that somebody else owns, such as an endpoint's.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.Converters.Add(new MoneyConverter());
        options.Converters.Add(new CurrencyConverter());
        options.Converters.Add(new SortedDictionaryConverterFactory());
        options.Converters.Add(new EnumNameConverterFactory());
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class MoneyConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Money is an object of amount and currency.");
            decimal? amount = null;
            Currency? currency = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                if (reader.TokenType != JsonTokenType.String) throw new JsonException($"{name} of money is a string.");
                var text = reader.GetString()!;
                if (!options.AllowDuplicateProperties && (name == "amount" ? amount is not null : name == "currency" && currency is not null))
                    throw GivenTwice(name);
                switch (name)
                {
                    case "amount":
                        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var parsed))
                            throw new JsonException($"'{text}' is not an amount: write digits with a point, such as \"2300000000.00\".");
                        amount = parsed;
                        break;
                    case "currency":
                        currency = ReadCurrency(text);
                        break;
                    default:
                        throw new JsonException($"Money has no member '{name}'.");
                }
            }

            return new Money(
                amount ?? throw new JsonException("Money needs an amount."),
                currency ?? throw new JsonException("Money needs a currency."));
        }

        private static JsonException GivenTwice(string name)
        {
            // The serializer puts the outer path on an exception that has none; the inner one keeps the path below this member.
            var message = $"Duplicate property '{name}' encountered during deserialization of money.";
            return new JsonException(message, new JsonException(message, "$." + name, null, null));
        }

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("amount", value.Amount.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("currency", value.Currency.Code);
            writer.WriteEndObject();
        }
    }

    private sealed class CurrencyConverter : JsonConverter<Currency>
    {
        public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? ReadCurrency(reader.GetString()!) : throw new JsonException("A currency is a string.");

        public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
    }

    private static Currency ReadCurrency(string text) =>
        Currency.TryParse(text, out var currency)
            ? currency
            : throw new JsonException($"'{text}' is not an ISO 4217 currency code such as \"USD\".");

    /// <summary>Writes read-only dictionaries with ordinal key order, so that equal content gives equal bytes.</summary>
    private sealed class SortedDictionaryConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsGenericType
            && typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
            && typeToConvert.GetGenericArguments()[0] == typeof(string);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(SortedDictionaryConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()[1]))!;
    }

    private sealed class SortedDictionaryConverter<TValue> : JsonConverter<IReadOnlyDictionary<string, TValue>>
    {
        public override IReadOnlyDictionary<string, TValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return JsonSerializer.Deserialize<Dictionary<string, TValue>>(ref reader, options) ?? [];
            }
            catch (JsonException below)
            {
                // The serializer puts the outer path on an exception that has none; the inner one keeps the path below this member.
                throw new JsonException(below.Message, below);
            }
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, TValue> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (key, item) in value.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                writer.WritePropertyName(key);
                JsonSerializer.Serialize(writer, item, options);
            }

            writer.WriteEndObject();
        }
    }
}
