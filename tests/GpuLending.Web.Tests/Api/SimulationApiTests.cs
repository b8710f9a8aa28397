using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Deals;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

public sealed class SimulationApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Address = "/api/v1/simulations";

    private static readonly DealDocument Sound = NewDealTerms.Start("A deal", new BorrowerProfile { Name = "Borrower" }, new DateOnly(2026, 11, 23));

    [Fact]
    public async Task A_simulation_is_started_read_stopped_and_a_path_taken_out()
    {
        var started = await api.PostToAsync(Address, Body("""{"paths":1000,"seed":3}"""));
        started.Status.ShouldBe(202, started.Text);
        var id = (string)started.Body["id"]!;
        (await SendAsync(HttpMethod.Get, $"{Address}/{id}", "nobody")).Status.ShouldBe(401);

        var done = await EndedAsync(id);
        ((string)done.Body["state"]!).ShouldBe("completed", done.Text[..Math.Min(600, done.Text.Length)]);
        var result = done.Body["result"]!;
        ((int)done.Body["pathsDone"]!).ShouldBe(1_000);
        ((double)result["expectedLoss"]!["standardError"]!).ShouldBeGreaterThanOrEqualTo(0);
        ((long)result["terms"]!["seed"]!).ShouldBe(3);
        result["losses"].ShouldBeNull("the losses of single paths are not sent");

        var path = await SendAsync(HttpMethod.Get, $"{Address}/{id}/paths/12");
        path.Status.ShouldBe(200, path.Text);
        var run = await api.EvaluateAsync(Sound, ("scenario", path.Body["path"]!["scenario"]!.DeepClone()));
        ((double)run.Result["returns"]!["totalInterest"]!).ShouldBe((double)path.Body["result"]!["returns"]!["totalInterest"]!, 1e-6);
        (await SendAsync(HttpMethod.Get, $"{Address}/{id}/paths/1000")).Status.ShouldBe(404);

        var again = await api.PostToAsync(Address, Body("""{"paths":1000,"seed":3}"""));
        (await EndedAsync((string)again.Body["id"]!)).Body["result"]!.ToJsonString().ShouldBe(result.ToJsonString(), "the same seed gives the same bits");

        var much = await api.PostToAsync(Address, Body("""{"paths":10000000}"""));
        much.Status.ShouldBe(202, much.Text);
        (await api.PostToAsync(Address, Body("""{"paths":1000}"""))).Status.ShouldBe(409, "one at a time");
        (await SendAsync(HttpMethod.Delete, $"{Address}/{much.Body["id"]}")).Status.ShouldBe(200);
        var stopped = await EndedAsync((string)much.Body["id"]!);
        ((string)stopped.Body["state"]!).ShouldBe("cancelled");
        stopped.Body["result"].ShouldBeNull();
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_its_field()
    {
        (await api.PostToAsync(Address, Body("""{"paths":1500}"""))).ErrorAt("/terms/paths").ShouldContain("multiple of 1,000");
        (await api.PostToAsync(Address, Body("""{"correlations":{"valueRent":1.5}}"""))).ErrorAt("/terms/correlations/valueRent").ShouldContain("Correlation of value and rent");
        (await api.PostToAsync(Address, Body("""{"migration":{"matrix":[[1]]}}"""))).ErrorAt("/terms/migration/matrix").ShouldContain("1 rows: enter 7");
        (await SendAsync(HttpMethod.Get, $"{Address}/{Guid.NewGuid()}")).Status.ShouldBe(404);
        (await SendAsync(HttpMethod.Delete, $"{Address}/{Guid.NewGuid()}")).Status.ShouldBe(404);
    }

    private async Task<ApiAnswer> EndedAsync(string id)
    {
        while (true)
        {
            var answer = await SendAsync(HttpMethod.Get, $"{Address}/{id}");
            if (answer.Status != 200 || (string)answer.Body["state"]! is not ("queued" or "running")) return answer;
            // Looks are counted; a minute has four hundred.
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
    }

    private async Task<ApiAnswer> SendAsync(HttpMethod method, string address, string? key = null)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key ?? api.Key);
        return await api.SendAsync(request);
    }

    private static string Body(string terms) => new JsonObject
    {
        ["document"] = JsonNode.Parse(Encoding.UTF8.GetString(DealDocumentJson.ToCanonicalBytes(Sound))),
        ["terms"] = JsonNode.Parse(terms),
    }.ToJsonString();
}
