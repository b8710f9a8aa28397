using System.Text;
using System.Text.Json.Nodes;
using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

public sealed class EvaluationProblemTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly DealDocument Sound = NewDealTerms.Start("A deal", new BorrowerProfile { Name = "Borrower" }, new DateOnly(2026, 11, 23)) with
    {
        Provenance = new Dictionary<string, Engine.Provenance>(),
    };

    private static readonly string Json = $$"""{"document":{{Encoding.UTF8.GetString(DealDocumentJson.ToCanonicalBytes(Sound))}}}""";

    [Theory]
    [InlineData("\"count\":2048", "\"count\":-5", "/case/lots/0/count", "Count is -5: enter 1 to 10,000,000 GPUs.")]
    [InlineData("\"count\":2048", "\"count\":1000000000000", "/case/lots/0/count", "1000000000000 does not fit: enter a whole number")]
    [InlineData("\"count\":2048", "\"count\":\"many\"", "/case/lots/0/count", "\"many\" does not fit: enter a whole number")]
    [InlineData("\"count\":2048", "\"cuont\":2048", "/case/lots/0/cuont", "Unknown member 'cuont'. Members here are id, gpuModel, count")]
    [InlineData("\"count\":2048", "\"count\":2048,\"count\":2048", "/case/lots/0/count", "given twice")]
    [InlineData("H100-SXM-80GB", "H100-SMX-80GB", "/case/lots/0/gpuModel", "did you mean H100-SXM-80GB")]
    [InlineData("\"end\":\"2031-01-01\"", "\"end\":\"2026-12-31\"", "/case/contracts/0/end", "not after its start on 2027-01-01")]
    [InlineData("\"end\":\"2031-01-01\"", "\"end\":\"2031-02-30\"", "/case/contracts/0/end", "\"2031-02-30\" does not fit: enter a date as \"2027-01-31\"")]
    [InlineData("\"marginPerAnnum\":0.05", "\"marginPerAnnum\":9", "/case/facility/interest/marginPerAnnum", "Margin is 900 %: enter 0 % to 50 % a year.")]
    [InlineData("\"kind\":\"delayedDrawTermLoan\"", "\"kind\":\"mezzanine\"", "/case/facility/kind", "enter one of delayedDrawTermLoan, termLoan, notes")]
    [InlineData("\"lots\":[", "\"lots\":[null,", "/case/lots/0", "This part is null")]
    [InlineData("\"contracts\":[", "\"contracts\":null,\"otherCashFlows\":[],\"lenders\":[],\"covenants\":[],\"xcontracts\":[", "/case/contracts", "null is not allowed here")]
    [InlineData("\"currency\":\"USD\"}", "\"currency\":\"EUR\"}", "/case/lots/0/unitCost/gpu", "GPU cost is in EUR: this deal is in USD")]
    [InlineData("{\"amount\":\"27000\"", "{\"amount\":\"27,000\"", "/case/lots/0/unitCost/gpu", "'27,000' is not an amount")]
    [InlineData("\"amount\":\"27000\"", "\"amount\":\"27000\",\"amount\":\"1\"", "/case/lots/0/unitCost/gpu/amount", "This member is given twice.")]
    [InlineData("\"amount\":\"27000\"", "\"amount\":27000", "/case/lots/0/unitCost/gpu", "is a string")]
    [InlineData("\"provenance\":{", "\"provenance\":{\"/lots/0/count\":{\"mark\":\"guess\"}", "/provenance/~1lots~10~1count/mark", "enter one of entered, public, assumed, imported")]
    [InlineData("\"schemaVersion\":1", "\"schemaVersion\":9", "/schemaVersion", "this release reads version 1")]
    public async Task A_fault_is_named_at_its_place(string from, string to, string pointer, string says)
    {
        Json.ShouldContain(from);
        var answer = await api.PostAsync(Json.Replace(from, to, StringComparison.Ordinal));
        (answer.Status, answer.ContentType).ShouldBe((400, "application/problem+json"), answer.Text);
        answer.ErrorAt(pointer).ShouldContain(says, Case.Sensitive, answer.Text);
        answer.Text.ShouldNotContain("   at ");
        answer.Text.ShouldNotContain("System.");
    }

    [Theory]
    [InlineData("", 400, "malformed-json")]
    [InlineData("null", 400, "malformed-json")]
    [InlineData("[]", 400, "malformed-json")]
    [InlineData("{}", 400, "malformed-json")]
    [InlineData("{\"document\": {,}", 400, "malformed-json")]
    [InlineData("{\"document\":{\"case\":{}}}", 400, "invalid-document")]
    public async Task What_is_no_request_is_said(string body, int status, string kind)
    {
        var answer = await api.PostAsync(body);
        (answer.Status, (string?)answer.Body["type"]).ShouldBe((status, "urn:gpulending:problem:" + kind), answer.Text);
    }

    [Fact]
    public async Task A_text_of_two_megabytes_is_too_large()
    {
        var answer = await api.PostAsync(Json.Replace("\"recourse\":\"", "\"recourse\":\"" + new string('x', 2_000_000), StringComparison.Ordinal));
        (answer.Status, (string?)answer.Body["type"]).ShouldBe((413, "urn:gpulending:problem:too-large"));
    }

    [Fact]
    public async Task Another_content_type_is_refused()
    {
        var answer = await api.PostAsync(Json, contentType: "text/plain");
        (answer.Status, (string?)answer.Body["type"]).ShouldBe((415, "urn:gpulending:problem:not-json"), answer.Text);
    }

    [Fact]
    public async Task Another_method_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/evaluations");
        request.Headers.Add("X-Api-Key", api.Key);
        (await api.SendAsync(request)).Status.ShouldBe(405);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("gpl_0123456789012345678901234567890123456789012")]
    public async Task A_key_nobody_made_is_refused(string key)
    {
        var answer = await api.PostAsync(Json, key);
        (answer.Status, answer.ContentType, (string?)answer.Body["type"]).ShouldBe((401, "application/problem+json", "urn:gpulending:problem:no-key"));
    }

    [Fact]
    public async Task No_key_is_refused_and_a_cookie_is_none()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/evaluations") { Content = new StringContent(Json, Encoding.UTF8, "application/json") };
        (await api.SendAsync(request)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_revoked_key_is_refused()
    {
        var (key, keyId) = await api.NewKeyAsync("to be revoked");
        (await api.PostAsync(Json, key)).Status.ShouldBe(200);
        await api.Get<RevokeApiKey>().ExecuteAsync(keyId, ApiFixture.Analyst, TestContext.Current.CancellationToken);
        (await api.PostAsync(Json, key)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_scenario_and_a_figure_are_checked_too()
    {
        var scenario = await api.EvaluateAsync(Sound, ("scenario", JsonNode.Parse("""{"valueFactor":-1,"defaults":[{"contractId":"C9"}]}""")!));
        scenario.ErrorAt("/scenario/valueFactor").ShouldContain("enter 0 to 100");
        scenario.ErrorAt("/scenario/defaults/0/contractId").ShouldContain("not in this deal");
        (await api.EvaluateAsync(Sound, ("figures", new JsonArray("size", "gut-feeling")))).ErrorAt("/figures/1").ShouldContain("is no figure");
    }

    [Fact]
    public async Task A_snapshot_nobody_took_is_not_found() =>
        (await api.EvaluateAsync(Sound, ("snapshotId", "1999-01-01/1"))).Status.ShouldBe(404);

    [Fact]
    public async Task A_key_that_asks_too_often_is_told_when_to_come_back()
    {
        var (key, _) = await api.NewKeyAsync("busy");
        var statuses = new List<int>();
        for (var i = 0; i < 405; i++) statuses.Add((await api.PostAsync("{}", key)).Status);
        statuses.ShouldContain(429);
        (await api.PostAsync(Json)).Status.ShouldBe(200);
    }
}
