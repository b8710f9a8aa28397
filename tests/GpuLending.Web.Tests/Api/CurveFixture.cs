using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GpuLending.Testing;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Web.Tests.Browser;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GpuLending.Web.Tests.Api;

/// <summary>The application with a plug-in folder into which an outside assembly was dropped, and a key to ask it with.</summary>
public sealed class CurveFixture(TestDatabaseServer server) : IAsyncLifetime
{
    private readonly TemporaryFolder _plugIns = new TemporaryFolder().WithCurvePlugIn();
    private TestDatabase? _database;
    private HostProcess? _host;
    private HttpClient? _client;

    public string Output => _host!.Output;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        File.WriteAllText(Path.Combine(_plugIns.Path, "text.dll"), "not an assembly");
        _database = await server.CreateDatabaseAsync(Cancel);
        await using var services = new ServiceCollection().AddLogging().AddUnderwriting(_database.ApplicationConnectionString).BuildServiceProvider();
        await services.GetRequiredService<DemoUsers>().SeedAsync(Cancel);
        var made = (await services.GetRequiredService<CreateApiKey>().ExecuteAsync(new CreateApiKeyCommand("tests"), ApiFixture.Analyst, Cancel)).Require();
        var address = HostProcess.FreeAddress();
        _host = await HostProcess.StartAsync(
            address,
            new Dictionary<string, string?> { ["ConnectionStrings__GpuLending"] = _database.ApplicationConnectionString, ["GPULENDING_PLUGINS"] = _plugIns.Path },
            Cancel);
        _client = new HttpClient { BaseAddress = new Uri(address) };
        _client.DefaultRequestHeaders.Add("X-Api-Key", made.Key);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_host is not null) await _host.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        _plugIns.Dispose();
    }

    public async Task<JsonNode> ListAsync() => (await _client!.GetFromJsonAsync<JsonNode>("/api/v1/curves", Cancel))!;

    /// <summary>Posts to /api/v1/curves/values.</summary>
    public async Task<ApiAnswer> ComputeAsync(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        return await PostAsync("/api/v1/curves/values", content);
    }

    public async Task<ApiAnswer> EvaluateAsync(JsonNode document)
    {
        using var content = JsonContent.Create(new JsonObject { ["document"] = document.DeepClone() });
        return await PostAsync("/api/v1/evaluations", content);
    }

    private async Task<ApiAnswer> PostAsync(string path, HttpContent content)
    {
        using var response = await _client!.PostAsync(path, content, Cancel);
        return new ApiAnswer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", await response.Content.ReadAsStringAsync(Cancel));
    }
}
