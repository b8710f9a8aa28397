using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

/// <summary>Requests that are not right, by the hundred: none is a fault of ours, and each refusal says where.</summary>
public sealed class MalformedRequestTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    /// <summary>Bodies of one address; those of evaluations go through the whole document.</summary>
    private const int MostBodies = 60;
    private const int MostEvaluations = 600;
    private const string All = "GPULENDING_ALL_MALFORMED";
    private const int RequestsOfKey = 350;

    private string _key = "";
    private int _left;

    [Fact]
    public async Task Every_address_answers_wrong_ids_queries_and_headers_with_a_problem()
    {
        var requests = await RequestsAsync();
        await CheckAsync(requests.Operations().SelectMany(operation => MalformedRequests.OfAddress(operation.Method, operation.Path, operation.Operation)), 250);
    }

    [Fact]
    public async Task Every_body_that_is_not_right_is_refused_by_its_field()
    {
        var requests = await RequestsAsync();
        await CheckAsync(
            requests.Operations().SelectMany(operation => Some(
                [.. requests.OfBody(operation.Method, operation.Path, operation.Operation)], (string?)operation.Operation["operationId"] == "evaluateDeal" ? MostEvaluations : MostBodies)),
            800);
    }

    [Fact]
    public async Task Keys_that_are_none_are_refused_everywhere()
    {
        var requests = await RequestsAsync();
        var faults = new List<string>();
        foreach (var (method, path, _) in requests.Operations())
        {
            foreach (var credentials in new[] { null, "Bearer", "Bearer x", "Bearer " + new string('x', 9_000), "Basic eDp4", "Bearer \t," })
            {
                using var request = new HttpRequestMessage(method, path.Replace("{id}", Guid.Empty.ToString(), StringComparison.Ordinal).Replace("{number}", "1", StringComparison.Ordinal).Replace("{index}", "1", StringComparison.Ordinal).Replace("{format}", "pdf", StringComparison.Ordinal));
                if (credentials is not null) request.Headers.TryAddWithoutValidation("Authorization", credentials);
                if (method != HttpMethod.Get) request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
                var answer = await api.SendAsync(request);
                if (answer.Status != 401 || answer.ErrorAt("/headers/Authorization").Length == 0) faults.Add($"{method} {path} {credentials?[..Math.Min(12, credentials.Length)]}: {answer.Status} {Start(answer.Text)}");
            }
        }

        faults.ShouldBeEmpty();
    }

    private static IEnumerable<MalformedRequest> Some(IReadOnlyList<MalformedRequest> all, int most)
    {
        if (Environment.GetEnvironmentVariable(All) is { Length: > 0 }) return all;
        // The first are of the body as a whole; of the others every n-th, so that each kind of change and each part comes.
        const int whole = 18;
        var step = Math.Max(1, (all.Count - whole + most - 1) / most);
        // No divisor of the number of changes of a member, or the same change would come again and again.
        while (step > 1 && (step % 2 == 0 || step % 3 == 0 || step % 5 == 0 || step % 7 == 0)) step++;
        return all.Where((_, at) => at < whole || (at - whole) % step == 0);
    }

    private async Task CheckAsync(IEnumerable<MalformedRequest> requests, int atLeast)
    {
        var (sent, faults) = (0, new List<string>());
        foreach (var request in requests)
        {
            sent++;
            if (await FaultAsync(request) is { } fault) faults.Add($"{request.Method} {Start(request.Address)} with {request.Name}: {fault}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{sent} requests");
        faults.ShouldBeEmpty($"{faults.Count} of {sent}:\n{string.Join("\n", faults.Take(60))}");
        sent.ShouldBeGreaterThan(atLeast);
    }

    /// <summary>What is wrong with the answer; null when it is as it should be.</summary>
    private async Task<string?> FaultAsync(MalformedRequest asked)
    {
        using var request = new HttpRequestMessage(asked.Method, asked.Address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await KeyAsync());
        foreach (var (name, value) in asked.Headers) request.Headers.TryAddWithoutValidation(name, value);
        if (asked.Body is not null)
        {
            request.Content = new ByteArrayContent(asked.Body);
            if (asked.ContentType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", asked.ContentType);
        }

        var answer = await api.SendAsync(request);
        if (answer.Status >= 500) return $"{answer.Status} {Start(answer.Text)}";
        if (answer.Status < 400) return asked.Field is null ? null : $"taken with {answer.Status}";
        if (answer.ContentType != "application/problem+json") return $"{answer.Status} as {answer.ContentType}: {Start(answer.Text)}";
        JsonNode problem;
        try
        {
            problem = answer.Body;
        }
        catch (JsonException)
        {
            return $"{answer.Status} is no JSON: {Start(answer.Text)}";
        }

        if ((string?)problem["type"] is not { Length: > 0 } || (string?)problem["detail"] is not { Length: > 10 } || (int?)problem["status"] != answer.Status) return $"no whole problem: {Start(answer.Text)}";
        if (answer.Status == 400 && problem["errors"] is not JsonObject { Count: > 0 }) return $"400 names no field: {Start(answer.Text)}";
        if (asked.Field is not { } field || answer.Status is 404 or 409 or 413) return null;
        var short1 = field.StartsWith("/document/", StringComparison.Ordinal) ? field["/document".Length..] : field;
        return problem["errors"]!.AsObject().Any(error => Names(error.Key, field) || Names(error.Key, short1)) ? null : $"names {string.Join(", ", problem["errors"]!.AsObject().Select(error => error.Key).Take(3))}";
    }

    /// <summary>Whether a problem names a place: the place itself, what stands in it, or (where the value broke the JSON) what it stands in.</summary>
    private static bool Names(string key, string field) =>
        key == field || field.Length == 0 || key.StartsWith(field + "/", StringComparison.Ordinal) || key.Length == 0 || field.StartsWith(key + "/", StringComparison.Ordinal);

    private async Task<MalformedRequests> RequestsAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        return new MalformedRequests((await api.SendAsync(request)).Body);
    }

    private async Task<string> KeyAsync()
    {
        if (_left-- > 0) return _key;
        (_key, _) = await api.NewKeyAsync("malformed");
        _left = RequestsOfKey - 1;
        return _key;
    }

    private static string Start(string text) => text.Length <= 200 ? text : text[..200];
}
