using System.Text;
using System.Text.Json.Nodes;
using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Deals;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

public sealed class ResidualApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Address = "/api/v1/residuals";

    private static readonly DealDocument Sound = NewDealTerms.Start("A deal", new BorrowerProfile { Name = "Borrower" }, new DateOnly(2026, 11, 23));

    [Fact]
    public async Task A_document_gives_band_clock_and_supports()
    {
        var closing = Sound.Case.ClosingDate;
        var supported = Sound with
        {
            Case = Sound.Case with
            {
                Valuation = Sound.Case.Valuation with { Supports = [new() { Id = "P1", Kind = SupportKind.Put, Counterparty = "Maker", Cap = Money.Usd(9_000_000), From = closing, To = closing.AddYears(4) }] },
            },
        };
        var answer = await api.PostToAsync(Address, Body(supported).ToJsonString());
        answer.Status.ShouldBe(200, answer.Text);
        var events = answer.Body["band"]!["events"]!.AsArray();
        events.Select(item => (double)item!["loss"]!).ShouldBeInOrder(SortDirection.Descending);
        answer.Body["clock"]!["premises"]!.AsArray().Count.ShouldBe(4);
        ((double)answer.Body["supports"]!["with"]!["loanToValueAllows"]!).ShouldBeGreaterThan((double)answer.Body["supports"]!["without"]!["loanToValueAllows"]!);

        // The worst event goes into a scenario as it is and gives the path of the band.
        var run = await api.EvaluateAsync(supported, ("scenario", new JsonObject { ["name"] = "Worst", ["events"] = new JsonArray(events[0]!["event"]!.DeepClone()) }),
            ("figures", new JsonArray("collateral/mark/L1", "collateral/liquidation/orderlyLiquidationValue", "collateral/cure/12", "collateral/support/P1/12")));
        run.Status.ShouldBe(200, run.Text[..Math.Min(500, run.Text.Length)]);
        ((double)run.Result["collateral"]!["markedValue"]![24]!).ShouldBe((double)events[0]!["path"]![24]!, 0.01);
        run.Body["workings"]!.AsArray().Count.ShouldBe(4);
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_path()
    {
        var wrong = Sound with { Case = Sound.Case with { Valuation = Sound.Case.Valuation with { Overrides = [new() { LotId = "L9" }] } } };
        var answer = await api.PostToAsync(Address, Body(wrong).ToJsonString());
        answer.ErrorAt("/case/valuation/overrides/0/lotId").ShouldContain("Lot 'L9' is not in this deal");
        answer.ErrorAt("/case/valuation/overrides/0/reason").ShouldContain("needs a reason");
        (await api.PostToAsync(Address, Body(Sound).ToJsonString(), key: "nobody")).Status.ShouldBe(401);
        var scenario = await api.EvaluateAsync(Sound, ("scenario", JsonNode.Parse("""{"events":[{"date":"2027-05-01","valueFactor":1.2}]}""")!));
        scenario.ErrorAt("/scenario/events/0/valueFactor").ShouldContain("events only lower");
    }

    private static JsonObject Body(DealDocument document) => new() { ["document"] = JsonNode.Parse(Encoding.UTF8.GetString(DealDocumentJson.ToCanonicalBytes(document))) };
}
