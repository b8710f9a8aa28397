using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GpuLending.Client;

/// <summary>A client of the API in one file: copy it. Bodies are JSON as /openapi/v1.json describes them; a problem is thrown with its fields.</summary>
public sealed class GpuLendingClient(HttpClient http)
{
    /// <param name="desk">Address of the desk, such as http://localhost:5080.</param>
    /// <param name="key">A key made on /account/api-keys, or a token.</param>
    public static GpuLendingClient At(string desk, string key)
    {
        var http = new HttpClient { BaseAddress = new Uri(desk) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return new(http);
    }

    /// <summary>Evaluates a document; nothing is stored.</summary>
    public async Task<JsonNode> EvaluateAsync(JsonNode document, JsonNode? scenario = null, CancellationToken cancellationToken = default)
    {
        var body = new JsonObject { ["document"] = document.DeepClone() };
        if (scenario is not null) body["scenario"] = scenario.DeepClone();
        return (await SendAsync(HttpMethod.Post, "/api/v1/evaluations", body, null, null, cancellationToken)).Body!;
    }

    /// <summary>Sizes a document's loan: loanSize, binding, every limit and their workings. Nothing is stored.</summary>
    public async Task<JsonNode> SizeAsync(JsonNode document, CancellationToken cancellationToken = default) =>
        (await SendAsync(HttpMethod.Post, "/api/v1/sizings", new JsonObject { ["document"] = document.DeepClone() }, null, null, cancellationToken)).Body!;

    /// <summary>A deal's documents with their versions, and the checklist by stage.</summary>
    public async Task<JsonNode> AttachmentsAsync(Guid dealId, CancellationToken cancellationToken = default) =>
        (await SendAsync(HttpMethod.Get, $"/api/v1/deals/{dealId}/attachments", null, null, null, cancellationToken)).Body!;

    /// <summary>Files a document with a deal. Kinds are appraisal, offtakeContract, termSheet, loanAgreement, insurance, certificate, financialStatements, legalOpinion and other.</summary>
    public Task<JsonNode> AddAttachmentAsync(Guid dealId, string kind, string title, string fileName, Stream content, CancellationToken cancellationToken = default) =>
        UploadAsync($"/api/v1/deals/{dealId}/attachments", fileName, content, [("kind", kind), ("title", title)], cancellationToken);

    /// <summary>Files another version of a document.</summary>
    public Task<JsonNode> AddAttachmentVersionAsync(Guid attachmentId, string fileName, Stream content, string note = "", CancellationToken cancellationToken = default) =>
        UploadAsync($"/api/v1/attachments/{attachmentId}/versions", fileName, content, [("note", note)], cancellationToken);

    /// <summary>A document's file.</summary>
    public Task<byte[]> TakeAttachmentAsync(Guid attachmentId, int number, CancellationToken cancellationToken = default) =>
        TakeAsync($"/api/v1/attachments/{attachmentId}/versions/{number}/content", cancellationToken);

    /// <summary>A paper of a revision, such as "memo.pdf", "memo.docx" or "term-sheet.docx".</summary>
    public Task<byte[]> TakePaperAsync(Guid revisionId, string paper, CancellationToken cancellationToken = default) => TakeAsync($"/api/v1/revisions/{revisionId}/{paper}", cancellationToken);

    /// <summary>Exports the memos of deals as a zip archive: starts the job, follows it to its end and takes the archive away.</summary>
    /// <param name="dealIds">At most 200 deals.</param>
    /// <param name="format">"pdf" or "word".</param>
    /// <param name="cancellationToken">Stops waiting; the job goes on.</param>
    public async Task<byte[]> ExportMemosAsync(IReadOnlyList<Guid> dealIds, string format = "pdf", CancellationToken cancellationToken = default)
    {
        var asked = new JsonObject { ["dealIds"] = new JsonArray([.. dealIds.Select(id => JsonValue.Create(id.ToString()))]), ["format"] = format };
        var export = (await SendAsync(HttpMethod.Post, "/api/v1/memo-exports", asked, null, null, cancellationToken)).Body!;
        while ((string?)export["state"] is "queued" or "running")
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            export = (await SendAsync(HttpMethod.Get, $"/api/v1/memo-exports/{(string)export["id"]!}", null, null, null, cancellationToken)).Body!;
        }

        return await TakeAsync($"/api/v1/memo-exports/{(string)export["id"]!}/memos.zip", cancellationToken);
    }

    /// <summary>All deals that fit a query such as "stage=draft&amp;sort=name", page after page.</summary>
    public async IAsyncEnumerable<JsonNode> DealsAsync(string query = "", [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var skip = 0; ;)
        {
            var page = (await SendAsync(HttpMethod.Get, $"/api/v1/deals?{query}&skip={skip}".Replace("?&", "?"), null, null, null, cancellationToken)).Body!;
            var rows = page["rows"]!.AsArray();
            foreach (var row in rows) yield return row!;
            skip += rows.Count;
            if (rows.Count == 0 || skip >= (int)page["total"]!) yield break;
        }
    }

    /// <summary>A deal's saved draft and the version to save it on.</summary>
    public Task<(JsonNode? Body, string? Version)> ReadDealAsync(Guid dealId, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, $"/api/v1/deals/{dealId}", null, null, null, cancellationToken);

    /// <summary>Opens a deal. The same idempotency key never opens two.</summary>
    public Task<(JsonNode? Body, string? Version)> CreateDealAsync(
        string name, Guid borrowerId, JsonNode? document, string idempotencyKey, CancellationToken cancellationToken = default) => SendAsync(
        HttpMethod.Post, "/api/v1/deals", new JsonObject { ["name"] = name, ["borrowerId"] = borrowerId.ToString(), ["document"] = document?.DeepClone() }, null, idempotencyKey, cancellationToken);

    /// <summary>Saves a draft on the version it was read with.</summary>
    /// <returns>The new version.</returns>
    /// <exception cref="GpuLendingProblemException">412 when somebody else saved first.</exception>
    public async Task<string> SaveDealAsync(Guid dealId, string version, JsonNode document, CancellationToken cancellationToken = default) =>
        (await SendAsync(HttpMethod.Put, $"/api/v1/deals/{dealId}", document, version, null, cancellationToken)).Version!;

    private async Task<JsonNode> UploadAsync(string address, string fileName, Stream content, IReadOnlyList<(string Name, string Value)> parts, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in parts) form.Add(new StringContent(value), name);
        form.Add(new StreamContent(content), "file", fileName);
        using var response = await http.PostAsync(address, form, cancellationToken);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
        return response.IsSuccessStatusCode ? answer : throw new GpuLendingProblemException(response.StatusCode, answer);
    }

    private async Task<byte[]> TakeAsync(string address, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(address, cancellationToken);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadAsByteArrayAsync(cancellationToken)
            : throw new GpuLendingProblemException(response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken)));
    }

    private async Task<(JsonNode? Body, string? Version)> SendAsync(
        HttpMethod method, string address, JsonNode? body, string? version, string? idempotencyKey, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        if (idempotencyKey is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        using var response = await http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var answer = text.Length == 0 ? null : JsonNode.Parse(text);
        return response.IsSuccessStatusCode ? (answer, response.Headers.ETag?.ToString()) : throw new GpuLendingProblemException(response.StatusCode, answer);
    }
}

/// <summary>What the desk would not do, and which fields are at fault (RFC 9457).</summary>
public sealed class GpuLendingProblemException(HttpStatusCode status, JsonNode? problem)
    : Exception($"{(int)status} {(string?)problem?["title"]}: {(string?)problem?["detail"]} {problem?["errors"]?.ToJsonString(new JsonSerializerOptions { WriteIndented = false })}")
{
    public HttpStatusCode Status { get; } = status;

    /// <summary>Messages by JSON pointer; null when no field is at fault.</summary>
    public JsonObject? Errors { get; } = problem?["errors"] as JsonObject;
}
