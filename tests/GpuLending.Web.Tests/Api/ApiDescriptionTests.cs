using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

public sealed class ApiDescriptionTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Every_field_is_described_and_every_reference_leads_somewhere()
    {
        var description = await DescriptionAsync();
        var schemas = description["components"]!["schemas"]!.AsObject();
        schemas.Count.ShouldBeGreaterThan(60);
        var silent = new List<string>();
        foreach (var (name, schema) in schemas)
        {
            if (string.IsNullOrWhiteSpace((string?)schema!["description"])) silent.Add(name);
            foreach (var (member, property) in schema["properties"]?.AsObject() ?? [])
            {
                if (string.IsNullOrWhiteSpace((string?)property!["description"])) silent.Add($"{name}.{member}");
            }
        }

        silent.ShouldBeEmpty();
        foreach (var reference in References(description)) schemas.ContainsKey(reference.Split('/')[^1]).ShouldBeTrue(reference);
    }

    [Fact]
    public async Task It_is_three_point_one_with_keys_money_enumerations_and_an_example()
    {
        var description = await DescriptionAsync();
        ((string)description["openapi"]!).ShouldStartWith("3.1");
        description["components"]!["securitySchemes"]!.AsObject().Select(scheme => scheme.Key).ShouldBe(["bearer", "apiKeyHeader"], ignoreOrder: true);
        var schemas = description["components"]!["schemas"]!;
        schemas["Money"]!["required"]!.AsArray().Select(name => (string?)name).ShouldBe(["amount", "currency"]);
        ((string)schemas["Money"]!["properties"]!["amount"]!["type"]!).ShouldBe("string");
        schemas["RateKind"]!["enum"]!.AsArray().Select(value => (string?)value).ShouldBe(["floating", "fixed"]);
        ((string)schemas["PowerTerms"]!["properties"]!["kilowattsPerGpu"]!["description"]!).ShouldContain("kilowatts");
        description["paths"]!["/api/v1/evaluations"]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Its_example_can_be_posted()
    {
        var example = (await DescriptionAsync())["paths"]!["/api/v1/evaluations"]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!;
        var answer = await api.PostAsync(example.ToJsonString());
        answer.Status.ShouldBe(200, answer.Text[..Math.Min(500, answer.Text.Length)]);
        answer.Body["workings"]!.AsArray().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("/api/v1/residuals")]
    [InlineData("/api/v1/curves/values")]
    [InlineData("/api/v1/calibrations")]
    public async Task The_other_examples_can_be_posted_too(string address)
    {
        var description = await DescriptionAsync();
        var content = description["paths"]![address]!["post"]!["requestBody"]!["content"]!["application/json"]!;
        var answer = await api.PostToAsync(address, content["example"].ShouldNotBeNull().ToJsonString());
        answer.Status.ShouldBe(200, answer.Text[..Math.Min(500, answer.Text.Length)]);
        References(content["schema"]).ShouldHaveSingleItem();
        description["components"]!["schemas"]!["CurveChoice"]!["required"]!.AsArray().Select(name => (string?)name).ShouldBe(["kind"]);
    }

    [Fact]
    public async Task Curves_and_models_are_listed()
    {
        foreach (var (path, expected) in new[] { ("/api/v1/curves", "generation-step"), ("/api/v1/gpu-models", "MI325X-256GB") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("X-Api-Key", api.Key);
            var answer = await api.SendAsync(request);
            answer.Status.ShouldBe(200);
            answer.Text.ShouldContain(expected);
        }
    }

    private async Task<JsonNode> DescriptionAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        return (await api.SendAsync(request)).Body;
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key == "$ref" && member.Value is JsonValue value ? [(string)value!] : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
