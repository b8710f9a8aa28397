using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

/// <summary>The OpenAPI document as a reader of OpenAPI sees it.</summary>
public sealed class ApiDocumentTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_strict_reader_finds_no_error_and_no_warning()
    {
        var text = await TextAsync();
        var read = OpenApiDocument.Parse(text, "json", new OpenApiReaderSettings { RuleSet = ValidationRuleSet.GetDefaultRuleSet() });
        read.Diagnostic!.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
        read.Diagnostic.Errors.Select(error => $"{error.Pointer}: {error.Message}").ShouldBeEmpty();
        read.Diagnostic.Warnings.Select(warning => $"{warning.Pointer}: {warning.Message}").ShouldBeEmpty();
        var document = read.Document.ShouldNotBeNull();
        document.Validate(ValidationRuleSet.GetDefaultRuleSet()).Select(fault => fault.Message).ShouldBeEmpty();
        document.Paths.Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task Every_operation_says_what_it_takes_and_how_it_ends()
    {
        var document = JsonNode.Parse(await TextAsync())!;
        var faults = new List<string>();
        var names = new HashSet<string>();
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                var name = (string?)operation!["operationId"] ?? "";
                if (name.Length == 0 || !names.Add(name)) faults.Add($"{method} {path}: operationId '{name}' is missing or twice");
                if (string.IsNullOrEmpty((string?)operation["summary"]) || string.IsNullOrEmpty((string?)operation["description"]) || operation["tags"] is not JsonArray { Count: 1 }) faults.Add($"{name}: summary, description or tag");
                var declared = (operation["parameters"]?.AsArray() ?? []).Where(parameter => (string?)parameter!["in"] == "path").Select(parameter => (string)parameter!["name"]!).ToList();
                foreach (var segment in path.Split('/', '.').Where(segment => segment.StartsWith('{')).Select(segment => segment.Trim('{', '}')))
                {
                    if (!declared.Contains(segment)) faults.Add($"{name}: {segment} is not described");
                }

                foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
                {
                    if ((string?)parameter!["in"] != "path" && string.IsNullOrEmpty((string?)parameter["description"])) faults.Add($"{name}: {parameter["name"]} has no description");
                }

                if (method is "post" or "put" && operation["requestBody"] is null) faults.Add($"{name}: no body");
                var responses = operation["responses"]!.AsObject();
                foreach (var needed in new[] { "401", "403", "429" }.Where(needed => !responses.ContainsKey(needed))) faults.Add($"{name}: no {needed}");
                if (!responses.Any(response => response.Key.StartsWith('2'))) faults.Add($"{name}: no success");
                foreach (var (status, response) in responses)
                {
                    if (string.IsNullOrEmpty((string?)response!["description"])) faults.Add($"{name}: {status} has no description");
                    if (status[0] is '4' or '5' && response["content"]?["application/problem+json"] is null) faults.Add($"{name}: {status} is no problem");
                }
            }
        }

        faults.ShouldBeEmpty();
        names.ShouldContain("sizeLoan");
    }

    private async Task<string> TextAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        return (await api.SendAsync(request)).Text;
    }
}
