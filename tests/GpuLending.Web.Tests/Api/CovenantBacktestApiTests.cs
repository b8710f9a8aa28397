using System.Text;
using System.Text.Json.Nodes;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Deals;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

public sealed class CovenantBacktestApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Address = "/api/v1/covenant-backtests";

    private static readonly DealDocument Deal = With(new Covenant { Id = "B1", Kind = CovenantKind.LoanToValue, Threshold = 0.8 }, new Covenant { Id = "B2", Kind = CovenantKind.ChipAge, Threshold = 4 });

    [Fact]
    public async Task A_covenant_fires_on_shipped_spot_rents_and_names_rows_on_record()
    {
        var answer = await api.PostToAsync(Address, Body("""{"covenantId":"B1","gpuModel":"H100-SXM-80GB","kind":"rentSpot","segment":"Hyperscaler"}"""));

        answer.Status.ShouldBe(200, answer.Text);
        var result = answer.Body["result"]!;
        ((string)result["lastPrice"]!).ShouldBe("2026-07-30");
        result["fired"].ShouldNotBeNull(answer.Text[..Math.Min(900, answer.Text.Length)]);
        var quotes = answer.Body["quotes"]!.AsArray();
        quotes.ShouldNotBeEmpty();
        quotes.ShouldAllBe(quote => Guid.Parse((string)quote!["id"]!) != Guid.Empty && ((string)quote["source"]!).Length > 0);
        foreach (var price in result["prices"]!.AsArray())
        {
            if (price!["atTest"] is { } test) quotes.ShouldContain(quote => (string)quote!["date"]! == (string)test["date"]!);
        }
        result["vintages"]!.AsArray().Count.ShouldBeGreaterThan(12);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_said_where()
    {
        (await api.PostToAsync(Address, Body("""{"covenantId":"B2","gpuModel":"H100-SXM-80GB","kind":"rentSpot"}"""))).Status.ShouldBe(422);
        (await api.PostToAsync(Address, Body("""{"covenantId":"none","gpuModel":"H100-SXM-80GB","kind":"rentSpot"}"""))).Status.ShouldBe(422);
        (await api.PostToAsync(Address, Body("""{"covenantId":"B1","gpuModel":"H100-SXM-80GB","kind":"rentSpot","standsForDays":0}"""))).ErrorAt("/question/standsForDays").ShouldContain("730");
        (await api.PostToAsync(Address, Body("""{"covenantId":"B1","gpuModel":"H100-SXM-80GB","kind":"rentSpot"}"""), key: "nobody")).Status.ShouldBe(401);
    }

    private static DealDocument With(params Covenant[] covenants)
    {
        var start = NewDealTerms.Start("A deal", new BorrowerProfile { Name = "Borrower" }, new DateOnly(2026, 11, 23));
        return start with { Case = start.Case with { Covenants = [.. start.Case.Covenants, .. covenants] } };
    }

    private static string Body(string question) => new JsonObject
    {
        ["document"] = JsonNode.Parse(Encoding.UTF8.GetString(DealDocumentJson.ToCanonicalBytes(Deal))),
        ["question"] = JsonNode.Parse(question),
    }.ToJsonString();
}
