using System.Text.Json;
using GpuLending.Engine;
using GpuLending.Engine.Loans;
using GpuLending.Underwriting.Deals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Deals;

/// <summary>An enumeration is one of its names wherever a document says it: no number, no names joined at a comma.</summary>
public sealed class EnumNamesTests
{
    public static TheoryData<Type> All => [.. new[] { typeof(DealCase).Assembly, typeof(DealDocument).Assembly }.SelectMany(assembly => assembly.GetExportedTypes()).Where(type => type.IsEnum)];

    [Theory]
    [MemberData(nameof(All))]
    public void Only_one_of_its_names_is_a_value(Type type)
    {
        var names = Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName).ToList();
        foreach (var (name, value) in names.Zip(Enum.GetValues(type).Cast<object>()))
        {
            Read(type, $"\"{name}\"").ShouldBe(value);
            JsonSerializer.Serialize(value, type, DealDocumentJson.Options).ShouldBe($"\"{name}\"");
        }

        foreach (var wrong in new[] { $"\"{names[0]}, {names[^1]}\"", $"\"{names[^1]},{names[0]}\"", $"\"{names[0]},\"", $"\" {names[0]}\"", "\"0\"", "\"1\"", "\"+1\"", "\"-1\"", "\"\"", "0", "1", "null", "[]", "true" })
            Should.Throw<JsonException>(() => Read(type, wrong), wrong);
    }

    [Fact]
    public void Keys_of_dictionaries_are_names_too()
    {
        JsonSerializer.Deserialize<Dictionary<RateKind, int>>("""{"fixed":1}""", DealDocumentJson.Options)!.ShouldContainKey(RateKind.Fixed);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Dictionary<RateKind, int>>("""{"fixed, floating":1}""", DealDocumentJson.Options));
        JsonSerializer.Serialize(new Dictionary<RateKind, int> { [RateKind.Fixed] = 1 }, DealDocumentJson.Options).ShouldBe("""{"fixed":1}""");
    }

    private static object? Read(Type type, string json) => JsonSerializer.Deserialize(json, type, DealDocumentJson.Options);
}
