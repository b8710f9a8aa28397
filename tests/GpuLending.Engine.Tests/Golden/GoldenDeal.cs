using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Tests.Golden;

/// <summary>A deal, its market and its scenario from one of the files beside this one, and the figures that the independent model gave for it.</summary>
internal sealed record GoldenDeal(DealCase Case, MarketSnapshot Snapshot, Scenario Scenario)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new MoneyText(), new CurrencyText(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Golden");

    public static GoldenDeal Read(string name) => JsonSerializer.Deserialize<GoldenDeal>(File.ReadAllText(Path.Combine(Folder, name + ".json")), Options)!;

    public UnderwritingResult Run() => DealEvaluator.Evaluate(Case, Snapshot, Scenario, Case.ClosingDate);

    /// <summary>Columns of a comma-separated file by heading; no field holds a comma.</summary>
    public static Dictionary<string, string[]> Columns(string file)
    {
        var rows = File.ReadAllLines(Path.Combine(Folder, file)).Select(line => line.Split(',')).ToArray();
        return rows[0].Select((heading, i) => (heading, values: rows.Skip(1).Select(row => row[i]).ToArray())).ToDictionary(x => x.heading, x => x.values);
    }

    private static Currency Code(string text) => Currency.TryParse(text, out var currency) ? currency : throw new JsonException($"'{text}' is no currency.");

    private sealed class MoneyText : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var money = JsonDocument.ParseValue(ref reader);
            return new Money(
                decimal.Parse(money.RootElement.GetProperty("amount").GetString()!, CultureInfo.InvariantCulture),
                Code(money.RootElement.GetProperty("currency").GetString()!));
        }

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    private sealed class CurrencyText : JsonConverter<Currency>
    {
        public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Code(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
