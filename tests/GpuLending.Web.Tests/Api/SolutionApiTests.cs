using System.Text;
using System.Text.Json.Nodes;
using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Deals;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

public sealed class SolutionApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Address = "/api/v1/solutions";

    private static readonly DealDocument Sound = NewDealTerms.Start("A deal", new BorrowerProfile { Name = "Borrower" }, new DateOnly(2026, 11, 23));

    [Fact]
    public async Task A_goal_seek_answers_with_a_value_that_an_evaluation_confirms()
    {
        var answer = await api.PostToAsync(Address, Body("""{"output":"/sizing/limits/advance-on-cost/allows","target":5000000,"input":"/sizing/advanceOnCost/advanceRate"}"""));

        answer.Status.ShouldBe(200, answer.Text);
        var solution = answer.Body["solution"]!;
        ((string)solution["status"]!).ShouldBe("found", (string)solution["reason"]!);
        var rate = (double)solution["value"]!;
        var sizing = Sound.Case.Sizing;
        var run = await api.EvaluateAsync(Sound with { Case = Sound.Case with { Sizing = sizing with { AdvanceOnCost = sizing.AdvanceOnCost with { AdvanceRate = rate } } } });
        ((double)run.Result["sizing"]!["limits"]![0]!["allows"]!).ShouldBe(5_000_000, 1);
        solution["tried"]!.AsArray().Count.ShouldBeGreaterThan(40);
        answer.Body["refused"]!.AsArray().ShouldBeEmpty();
        ((string)answer.Body["snapshot"]!["id"]!).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_break_even_turns_the_scenario_and_no_answer_says_why()
    {
        var found = await api.PostToAsync(Address, Body("""{"output":"/coverage/maximumLoanToValue","test":"atMost","target":3,"driver":"value"}"""));
        found.Status.ShouldBe(200, found.Text);
        ((string)found.Body["solution"]!["status"]!).ShouldBe("found", found.Text[..Math.Min(600, found.Text.Length)]);

        var none = await api.PostToAsync(Address, Body("""{"output":"/coverage/minimumDebtService","target":1000000,"input":"/contracts/0/pricePerGpuHour"}"""));
        none.Status.ShouldBe(200, none.Text);
        ((string)none.Body["solution"]!["reason"]!).ShouldStartWith("No solution, because");
        none.Body["solution"]!["value"].ShouldBeNull();
    }

    [Fact]
    public async Task A_question_that_names_nothing_is_told_where()
    {
        var nothing = await api.PostToAsync(Address, Body("""{"output":"/coverage/nothing","target":1,"input":"/facility/tenorMonths"}"""));
        nothing.ErrorAt("/question/output").ShouldContain("no figure", customMessage: nothing.Text);
        (await api.PostToAsync(Address, Body("""{"output":"/coverage/minimumDebtService","target":1,"input":"/facility/nothing"}"""))).ErrorAt("/question/input").ShouldContain("no field");
        (await api.PostToAsync(Address, Body("""{"output":"/coverage/minimumDebtService","target":1}"""))).ErrorAt("/question").ShouldContain("Name what is turned");
        (await api.PostToAsync(Address, Body("""{"output":"/coverage/minimumDebtService","target":1,"driver":"rent","lower":2,"upper":1}"""))).ErrorAt("/question/lower").ShouldContain("empty");
        (await api.PostToAsync(Address, Body("""{"output":"/coverage/minimumDebtService","target":1,"driver":"rent"}"""), key: "nobody")).Status.ShouldBe(401);
    }

    private static string Body(string question) => new JsonObject
    {
        ["document"] = JsonNode.Parse(Encoding.UTF8.GetString(DealDocumentJson.ToCanonicalBytes(Sound))),
        ["question"] = JsonNode.Parse(question),
    }.ToJsonString();
}
