using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using GpuLending.Client;
using GpuLending.Underwriting.Access;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

public sealed class RecordApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deal_is_opened_read_saved_and_submitted_on_its_version()
    {
        var borrower = await AskAsync(HttpMethod.Post, "/api/v1/borrowers", """{"profile":{"name":"Northern Cloud","rating":"BB-","country":"US"}}""");
        borrower.Status.ShouldBe(201, borrower.Text);
        var borrowerId = (string)borrower.Body["borrowerId"]!;

        var made = await AskAsync(HttpMethod.Post, "/api/v1/deals", $$"""{"name":"First by API","borrowerId":"{{borrowerId}}"}""");
        made.Status.ShouldBe(201, made.Text);
        var address = made.Location.ShouldNotBeNull();
        address.ShouldBe("/api/v1/deals/" + (string)made.Body["dealId"]!);

        var read = await AskAsync(HttpMethod.Get, address);
        read.Tag.ShouldBe(made.Tag);
        (await AskAsync(HttpMethod.Get, address, headers: ("If-None-Match", read.Tag!))).Status.ShouldBe(304);

        var document = read.Body["document"]!;
        document["case"]!["name"] = "Renamed by API";
        (await AskAsync(HttpMethod.Put, address, document.ToJsonString())).Status.ShouldBe(428, "a save without a version");
        (await AskAsync(HttpMethod.Put, address, document.ToJsonString(), ("If-Match", "\"abc\""))).Status.ShouldBe(400);
        var saved = await AskAsync(HttpMethod.Put, address, document.ToJsonString(), ("If-Match", read.Tag!));
        saved.Status.ShouldBe(204, saved.Text);
        saved.Tag.ShouldNotBe(read.Tag);

        document["case"]!["name"] = "Renamed too late";
        var stale = await AskAsync(HttpMethod.Put, address, document.ToJsonString(), ("If-Match", read.Tag!));
        stale.Status.ShouldBe(412, stale.Text);
        stale.Tag.ShouldBe(saved.Tag);
        stale.Answer.ErrorAt("/case/name").ShouldContain("Renamed by API");
        stale.Answer.ErrorAt("/case/name").ShouldContain("Renamed too late");
        ((string)(await AskAsync(HttpMethod.Get, address)).Body["document"]!["case"]!["name"]!).ShouldBe("Renamed by API", "nothing is half-saved");

        var wrong = JsonNode.Parse(document.ToJsonString())!;
        wrong["case"]!["name"] = "";
        (await AskAsync(HttpMethod.Put, address, wrong.ToJsonString(), ("If-Match", saved.Tag!))).Answer.ErrorAt("/case/name").ShouldContain("needs a name");

        (await AskAsync(HttpMethod.Post, address + "/revisions", "{}", ("If-Match", read.Tag!))).Status.ShouldBe(409, "another version than the saved one");
        var submitted = await AskAsync(HttpMethod.Post, address + "/revisions", """{"comment":"By API"}""", ("If-Match", saved.Tag!));
        if (submitted.Status == 400)
        {
            // The policy's exceptions want an answer first; the problem names each.
            var answered = (await AskAsync(HttpMethod.Get, address)).Body["document"]!;
            var mitigants = new JsonObject();
            foreach (var (pointer, _) in submitted.Body["errors"]!.AsObject())
                mitigants[pointer["/mitigants/".Length..]] = new JsonObject { ["text"] = "Known and priced" };
            answered["mitigants"] = mitigants;
            var again = await AskAsync(HttpMethod.Put, address, answered.ToJsonString(), ("If-Match", saved.Tag!));
            again.Status.ShouldBe(204, again.Text);
            submitted = await AskAsync(HttpMethod.Post, address + "/revisions", """{"comment":"By API"}""", ("If-Match", again.Tag!));
        }

        submitted.Status.ShouldBe(201, submitted.Text);
        var revision = await AskAsync(HttpMethod.Get, submitted.Location!);
        revision.Status.ShouldBe(200);
        ((string)revision.Body["state"]!, (string)revision.Body["comment"]!).ShouldBe(("submitted", "By API"));
        ((string)revision.Body["hash"]!).Length.ShouldBe(64);
        (await AskAsync(HttpMethod.Post, submitted.Location! + "/decisions", "{}")).Status.ShouldBe(404, "no key signs");

        var word = await AskAsync(HttpMethod.Get, submitted.Location! + "/memo.docx");
        (word.Status, word.ContentType).ShouldBe((200, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
        (await AskAsync(HttpMethod.Get, submitted.Location! + "/memo.txt")).Status.ShouldBe(404);
        var page = await AskAsync(HttpMethod.Get, submitted.Location! + "/memo.html");
        (page.Status, page.ContentType).ShouldBe((200, "text/html"));
        (await AskAsync(HttpMethod.Get, submitted.Location! + "/memo.html?template=" + Guid.NewGuid())).Status.ShouldBe(404);
        (await AskAsync(HttpMethod.Get, "/api/v1/memo-templates")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_request_with_an_idempotency_key_acts_once()
    {
        const string body = """{"profile":{"name":"Only Once Cloud","rating":"B","country":"US"}}""";
        var first = await AskAsync(HttpMethod.Post, "/api/v1/borrowers", body, (IdempotencyHeader, "once-1"));
        first.Status.ShouldBe(201, first.Text);
        var second = await AskAsync(HttpMethod.Post, "/api/v1/borrowers", body, (IdempotencyHeader, "once-1"));
        (second.Status, second.Text, second.Tag, second.Location).ShouldBe((201, first.Text, first.Tag, first.Location));
        second.Replayed.ShouldBeTrue();
        (await AskAsync(HttpMethod.Post, "/api/v1/borrowers", body.Replace("Only", "Other", StringComparison.Ordinal), (IdempotencyHeader, "once-1"))).Status.ShouldBe(422);
        (await AskAsync(HttpMethod.Post, "/api/v1/borrowers", body)).Status.ShouldBe(400, "the name is taken: it was added once");
        (await AskAsync(HttpMethod.Post, "/api/v1/borrowers", body, (IdempotencyHeader, "with space"))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_refused_request_gives_its_key_back()
    {
        (await AskAsync(HttpMethod.Post, "/api/v1/borrowers", """{"profile":{"name":"","rating":"B","country":"US"}}""", (IdempotencyHeader, "mended"))).Status.ShouldBe(400);
        (await AskAsync(HttpMethod.Post, "/api/v1/borrowers", """{"profile":{"name":"Mended Cloud","rating":"B","country":"US"}}""", (IdempotencyHeader, "mended"))).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Of_many_at_once_with_one_key_one_acts()
    {
        const string body = """{"profile":{"name":"Racing Cloud","rating":"B","country":"US"}}""";
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AskAsync(HttpMethod.Post, "/api/v1/borrowers", body, (IdempotencyHeader, "race"))));
        answers.Select(answer => answer.Status).ShouldBeSubsetOf([201, 409]);
        answers.Count(answer => answer.Status == 201 && !answer.Replayed).ShouldBe(1);
        ((int)(await AskAsync(HttpMethod.Get, "/api/v1/borrowers?search=Racing")).Body["total"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_does_what_its_scopes_say_and_no_more()
    {
        var made = await api.Get<CreateApiKey>().ExecuteAsync(new CreateApiKeyCommand("reader", [ApiScopes.DealsRead]), ApiFixture.Analyst, Cancel);
        var key = made.Require().Key;
        (await AskWithAsync(key, HttpMethod.Get, "/api/v1/deals")).Status.ShouldBe(200);
        var refused = await AskWithAsync(key, HttpMethod.Post, "/api/v1/borrowers", """{"profile":{"name":"X"}}""");
        (refused.Status, refused.ContentType).ShouldBe((403, "application/problem+json"));
        refused.Text.ShouldContain("deals:write");
        (await AskWithAsync(key, HttpMethod.Post, "/api/v1/evaluations", "{}")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_token_stands_for_its_key_with_fewer_scopes_and_ends_with_it()
    {
        var (key, keyId) = await api.NewKeyAsync("token maker");
        var made = await AskWithAsync(key, HttpMethod.Post, "/api/v1/tokens", """{"scopes":["deals:read"]}""");
        made.Status.ShouldBe(200, made.Text);
        var token = (string)made.Body["token"]!;
        (await AskWithAsync(token, HttpMethod.Get, "/api/v1/deals")).Status.ShouldBe(200);
        (await AskWithAsync(token, HttpMethod.Post, "/api/v1/evaluations", "{}")).Status.ShouldBe(403);
        (await AskWithAsync(token, HttpMethod.Post, "/api/v1/tokens", "{}")).Status.ShouldBe(403, "a token makes no token");
        (await AskWithAsync(key, HttpMethod.Post, "/api/v1/tokens", """{"scopes":["admin"]}""")).Answer.ErrorAt("/scopes").ShouldContain("admin");
        (await AskWithAsync(token[..^3] + "abc", HttpMethod.Get, "/api/v1/deals")).Status.ShouldBe(401);
        (await api.Get<RevokeApiKey>().ExecuteAsync(keyId, ApiFixture.Analyst, Cancel)).Require();
        (await AskWithAsync(token, HttpMethod.Get, "/api/v1/deals")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task The_rights_are_those_of_the_key_s_owner()
    {
        var officer = DemoUsers.All.First(user => user.Role == Role.RiskOfficer).ToActor();
        var key = (await api.Get<CreateApiKey>().ExecuteAsync(new CreateApiKeyCommand("officer"), officer, Cancel)).Require().Key;
        (await AskWithAsync(key, HttpMethod.Post, "/api/v1/borrowers", """{"profile":{"name":"Not Mine","rating":"B","country":"US"}}""")).Status.ShouldBe(403);
        (await AskWithAsync(key, HttpMethod.Get, "/api/v1/borrowers")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("/api/v1/deals?take=0", "/take")]
    [InlineData("/api/v1/deals?skip=-1", "/skip")]
    [InlineData("/api/v1/deals?stage=nowhere", "/stage")]
    [InlineData("/api/v1/deals?stage=3", "/stage")]
    [InlineData("/api/v1/deals?sort=colour", "/sort")]
    [InlineData("/api/v1/deals?descending=maybe", "/descending")]
    [InlineData("/api/v1/deals?owner=me", "/owner")]
    [InlineData("/api/v1/borrowers?take=10000", "/take")]
    public async Task A_list_names_the_filter_that_is_wrong(string address, string pointer)
    {
        var answer = await AskAsync(HttpMethod.Get, address);
        answer.Status.ShouldBe(400, answer.Text);
        answer.Answer.ErrorAt(pointer).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Pages_lead_to_the_next()
    {
        for (var i = 0; i < 3; i++) await AskAsync(HttpMethod.Post, "/api/v1/borrowers", $$$"""{"profile":{"name":"Paged {{{i}}}","rating":"B","country":"US"}}""");
        var seen = new List<string>();
        for (string? address = "/api/v1/borrowers?search=Paged&take=2"; address is not null;)
        {
            var page = await AskAsync(HttpMethod.Get, address);
            seen.AddRange(page.Body["rows"]!.AsArray().Select(row => (string)row!["name"]!));
            address = page.Link is { } link && link.Contains("rel=\"next\"", StringComparison.Ordinal) ? link[(link.IndexOf('<') + 1)..link.IndexOf('>')] : null;
        }

        seen.ShouldBe(["Paged 0", "Paged 1", "Paged 2"]);
    }

    [Fact]
    public async Task The_client_in_the_documentation_works()
    {
        var client = GpuLendingClient.At(api.Client.BaseAddress!.ToString(), api.Key);
        var borrower = await AskAsync(HttpMethod.Post, "/api/v1/borrowers", """{"profile":{"name":"Client Cloud","rating":"B","country":"US"}}""");
        var (made, version) = await client.CreateDealAsync("Client's deal", Guid.Parse((string)borrower.Body["borrowerId"]!), null, "client-1", Cancel);
        var dealId = Guid.Parse((string)made!["dealId"]!);
        var document = made["document"]!;
        document["case"]!["name"] = "Client's second name";
        var next = await client.SaveDealAsync(dealId, version!, document, Cancel);
        (await client.ReadDealAsync(dealId, Cancel)).Version.ShouldBe(next);
        (await Should.ThrowAsync<GpuLendingProblemException>(() => client.SaveDealAsync(dealId, version!, JsonNode.Parse(document.ToJsonString().Replace("second", "third", StringComparison.Ordinal))!, Cancel)))
            .Status.ShouldBe(System.Net.HttpStatusCode.PreconditionFailed);
        (await client.EvaluateAsync(document, cancellationToken: Cancel))["result"]!["sizing"].ShouldNotBeNull();
        var names = new List<string>();
        await foreach (var row in client.DealsAsync("search=Client", Cancel)) names.Add((string)row["name"]!);
        names.ShouldContain("Client's second name");
    }

    [Fact]
    public async Task The_reference_page_is_served_under_the_desk_s_own_rules_for_scripts()
    {
        using var response = await api.Client.GetAsync("/api/", Cancel);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        var page = await response.Content.ReadAsStringAsync(Cancel);
        var policy = string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));
        policy.ShouldNotContain("script-src 'self' 'unsafe-inline'");
        var nonce = System.Text.RegularExpressions.Regex.Match(policy, "'nonce-([^']+)'").Groups[1].Value;
        System.Net.WebUtility.HtmlDecode(page).ShouldContain($"nonce=\"{nonce}\"");
    }

    private const string IdempotencyHeader = "Idempotency-Key";

    private Task<Reply> AskAsync(HttpMethod method, string address, string? body = null, params (string Name, string Value)[] headers) => SendAsync(method, address, body, api.Key, headers);

    private Task<Reply> AskWithAsync(string key, HttpMethod method, string address, string? body = null) => SendAsync(method, address, body, key, []);

    private async Task<Reply> SendAsync(HttpMethod method, string address, string? body, string key, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await api.Client.SendAsync(request, Cancel);
        return new Reply(
            new ApiAnswer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", await response.Content.ReadAsStringAsync(Cancel)),
            response.Headers.ETag?.ToString(), response.Headers.Location?.ToString(), response.Headers.Contains("Idempotent-Replayed"),
            response.Headers.TryGetValues("Link", out var links) ? string.Join(", ", links) : null);
    }

    private sealed record Reply(ApiAnswer Answer, string? Tag, string? Location, bool Replayed, string? Link)
    {
        public int Status => Answer.Status;

        public string Text => Answer.Text;

        public string ContentType => Answer.ContentType;

        public JsonNode Body => Answer.Body;
    }
}
