using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GpuLending.Testing;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using GpuLending.Web.Tests.Browser;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GpuLending.Web.Tests.Api;

/// <summary>The application with a database of its own, and keys of an analyst and an administrator to call it with.</summary>
public sealed class ApiFixture(TestDatabaseServer server) : IAsyncLifetime
{
    private TestDatabase? _database;
    private HostProcess? _host;
    private ServiceProvider? _services;
    private HttpClient? _client;

    public string Key { get; private set; } = "";

    public Guid KeyId { get; private set; }

    public HttpClient Client => _client ?? throw new InvalidOperationException("The fixture has not been initialised.");

    public T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>();

    public static Actor Analyst { get; } = DemoUsers.All.First(user => user.Role == Role.Analyst).ToActor();

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        _database = await server.CreateDatabaseAsync(cancel);
        _services = new ServiceCollection().AddLogging().AddUnderwriting(_database.ApplicationConnectionString).BuildServiceProvider();
        await Get<DemoUsers>().SeedAsync(cancel);
        (Key, KeyId) = await NewKeyAsync("tests");
        var address = HostProcess.FreeAddress();
        _host = await HostProcess.StartAsync(
            address,
            new Dictionary<string, string?> { ["ConnectionStrings__GpuLending"] = _database.ApplicationConnectionString, ["Api__RequestsPerMinute"] = "400" },
            cancel);
        _client = new HttpClient { BaseAddress = new Uri(address) };
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_host is not null) await _host.DisposeAsync();
        if (_services is not null) await _services.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    public async Task<(string Key, Guid KeyId)> NewKeyAsync(string name)
    {
        var made = (await Get<CreateApiKey>().ExecuteAsync(new CreateApiKeyCommand(name), Analyst, TestContext.Current.CancellationToken)).Require();
        return (made.Key, made.ApiKeyId);
    }

    /// <summary>Posts a document, with other members of the request beside it.</summary>
    public Task<ApiAnswer> EvaluateAsync(DealDocument document, params (string Name, JsonNode Value)[] beside)
    {
        var body = new JsonObject { ["document"] = JsonSerializer.SerializeToNode(document, DealDocumentJson.Options) };
        foreach (var (name, value) in beside) body[name] = value;
        return PostAsync(body.ToJsonString());
    }

    public Task<ApiAnswer> PostAsync(string body, string? key = null, string contentType = "application/json") => PostToAsync("/api/v1/evaluations", body, key, contentType);

    public async Task<ApiAnswer> PostToAsync(string address, string body, string? key = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key ?? Key);
        return await SendAsync(request);
    }

    public async Task<ApiAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new ApiAnswer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", text);
    }
}
