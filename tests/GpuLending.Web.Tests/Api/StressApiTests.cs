using System.Text;
using System.Text.Json.Nodes;
using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Deals;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

/// <summary>POST /api/v1/stress: what each kind answers, and which field of a bad question is named.</summary>
public sealed class StressApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Address = "/api/v1/stress";

    private static readonly DealDocument Sound = NewDealTerms.Start("A deal", new BorrowerProfile { Name = "Borrower" }, new DateOnly(2026, 11, 23));

    private static readonly string Contract = Sound.Case.Contracts[0].Id;

    [Fact]
    public async Task Every_kind_answers_with_its_own_member_and_no_other()
    {
        var table = await AskAsync("""{"kind":"twoWay","measure":"loanToValue","rows":{"driver":"rent","values":[0.5,1]},"columns":{"driver":"value","values":[0.5,1,1.5]}}""");
        table.Status.ShouldBe(200, table.Text);
        table.Body["twoWay"]!["cells"]!.AsArray().Select(row => row!.AsArray().Count).ShouldBe([3, 3]);
        table.Body["comparison"].ShouldBeNull();
        // The value halved doubles the balance over it.
        var upright = table.Body["twoWay"]!["cells"]![1]!.AsArray();
        ((double)upright[0]!).ShouldBe(2 * (double)upright[1]!, 1e-9);

        var tornado = await AskAsync("""{"kind":"tornado","measure":"coverage"}""");
        tornado.Body["tornado"]!["bars"]!.AsArray().Count.ShouldBe(8, tornado.Text);
        (await AskAsync("""{"kind":"spider","measure":"loanToValue"}""")).Body["spider"]!["lines"]!.AsArray().Count.ShouldBe(8);
        (await AskAsync("""{"kind":"frontier","rows":{"driver":"rent","values":[0.4,0.8]},"columns":{"driver":"value"},"target":{"measure":"loanToValue","test":"atMost","level":1,"name":"Under water"}}"""))
            .Body["frontier"]!.AsArray().Count.ShouldBe(2);
        var breaks = (await AskAsync("""{"kind":"breakEven","drivers":["value","rent"]}""")).Body["breakPoints"]!.AsArray();
        breaks.Count.ShouldBe(6);
    }

    [Fact]
    public async Task The_parts_of_a_comparison_sum_to_the_change()
    {
        var answer = await AskAsync("""{"kind":"comparison"}""", Sound with { Stress = new() { Cases = ["downside", "severe"] } });
        answer.Status.ShouldBe(200, answer.Text);
        var cases = answer.Body["comparison"]!["cases"]!.AsArray();
        cases.Count.ShouldBe(3);
        foreach (var attribution in cases.Skip(1).SelectMany(item => item!["attributions"]!.AsArray()))
        {
            if (attribution!["from"] is not { } from || attribution["to"] is not { } to) continue;
            attribution["parts"]!.AsArray().Sum(part => (double)part!["amount"]!).ShouldBe((double)to - (double)from, 1e-6 * Math.Max(1, Math.Abs((double)to)));
        }
    }

    [Fact]
    public async Task A_reverse_stress_breaks_the_line_and_a_table_run_there_says_so_too()
    {
        var answer = await AskAsync("""{"kind":"reverse","target":{"measure":"loanToValue","test":"atMost","level":1,"name":"Under water"}}""");
        answer.Status.ShouldBe(200, answer.Text);
        var found = answer.Body["reverse"]!.AsArray().ShouldHaveSingleItem()!;
        ((bool)found["isFound"]!).ShouldBeTrue((string)found["reason"]!);
        ((double)found["after"]!).ShouldBeGreaterThan(1);
        found["spreads"]!.AsArray().Select(spread => (string)spread!["driver"]!).ShouldContain("defaultMonth");
    }

    [Theory]
    [InlineData("""{"kind":"twoWay","rows":{"driver":"rent","values":[]}}""", "/question/rows/values", "1 to 101")]
    [InlineData("""{"kind":"twoWay","rows":{"driver":"rent","values":[1,-2]}}""", "/question/rows/values/1", "from 0 to 100")]
    [InlineData("""{"kind":"twoWay","columns":{"driver":"delay","values":[1e9]}}""", "/question/columns/values/0", "from 0 to 240")]
    [InlineData("""{"kind":"twoWay","columns":{"driver":"availability","values":[1.2]}}""", "/question/columns/values/0", "from 0 to 1.")]
    [InlineData("""{"kind":"twoWay","rows":{"driver":"value","values":[1]},"columns":{"driver":"value","values":[1]}}""", "/question/columns", "the same driver")]
    [InlineData("""{"kind":"twoWay","rows":{"driver":"defaultMonth","values":[3]}}""", "/question/rows/contractId", "Name the contract")]
    [InlineData("""{"kind":"twoWay","rows":{"driver":"defaultMonth","contractId":"nobody","values":[3]}}""", "/question/rows/contractId", "'nobody' is not in the deal")]
    [InlineData("""{"kind":"twoWay","measure":"happiness"}""", "/question/measure", "does not fit")]
    [InlineData("""{"kind":"sideways"}""", "/question/kind", "enter one of comparison, twoWay")]
    [InlineData("""{"kind":"tornado","scenarioKey":"doom"}""", "/question/scenarioKey", "no scenario of this deal")]
    [InlineData("""{"kind":"tornado","measure":3}""", "/question/measure", "does not fit")]
    [InlineData("""{"kind":"breakEven","drivers":[]}""", "/question/drivers", "Name a driver")]
    [InlineData("""{"kind":"breakEven","drivers":["rent","rent"]}""", "/question/drivers/1", "twice")]
    [InlineData("""{"kind":"breakEven","drivers":[null]}""", "/question/drivers/0", "null")]
    [InlineData("""{"kind":"breakEven","target":{"measure":"coverage","test":"atLeast","level":"high","name":"x"}}""", "/question/target/level", "enter a number")]
    [InlineData("""{"kind":"breakEven","target":{"measure":"coverage"}}""", "/question/target/name", "missing")]
    [InlineData("""{"kind":"frontier","rows":{"driver":"value","values":[1]},"columns":{"driver":"value"}}""", "/question/columns/driver", "choose two")]
    [InlineData("""{"kind":"frontier","columns":{"driver":"defaultMonth"}}""", "/question/columns/driver", "month of a default")]
    [InlineData("""{"kind":"frontier","rows":{"driver":"rent","values":[9e99]}}""", "/question/rows/values/0", "from 0 to 100")]
    [InlineData("""{"kind":"frontier","rows":{"driver":"rent","values":null}}""", "/question/rows/values", "null")]
    [InlineData("""{"kind":"reverse","correlations":[null]}""", "/question/correlations/0", "null")]
    [InlineData("""{"kind":"reverse","correlations":[{"one":"rent","other":"rent","correlation":0.5}]}""", "/question/correlations/0", "two drivers")]
    [InlineData("""{"kind":"reverse","correlations":[{"one":"rent","other":"value","correlation":1}]}""", "/question/correlations/0/correlation", "between -1 and 1")]
    [InlineData("""{"kind":"reverse","correlations":[{"one":"rent","other":"value","correlation":0.1},{"one":"value","other":"rent","correlation":0.2}]}""", "/question/correlations/1", "already")]
    [InlineData("""{"kind":"reverse","correlations":[{"one":"rent","other":"value","correlation":0.9},{"one":"rent","other":"cost","correlation":0.9},{"one":"value","other":"cost","correlation":-0.9}]}""", "/question/correlations", "contradict")]
    [InlineData("""{"kind":"reverse","target":{"measure":"loss","test":"atMost","level":1e999,"name":"x"}}""", "/question/target/level", "")]
    [InlineData("""{"kind":"reverse","shape":"round"}""", "/question/shape", "Unknown member")]
    public async Task A_bad_question_is_told_in_which_field(string question, string field, string words)
    {
        var answer = await AskAsync(question);
        answer.Status.ShouldBe(400, answer.Text);
        answer.Body["errors"]![field].ShouldNotBeNull(answer.Text);
        answer.ErrorAt(field).ShouldContain(words);
    }

    [Fact]
    public async Task Spreads_and_cases_of_the_document_are_checked_and_keys_are_asked_for()
    {
        var spread = await AskAsync("""{"kind":"reverse"}""", Sound with { Stress = new() { Spreads = [new() { Driver = Engine.Solving.ScenarioDriver.DefaultMonth, Deviation = 2 }] } });
        spread.ErrorAt("/stress/spreads/0/deviation").ShouldContain("yearly probability", customMessage: spread.Text);
        var twice = await AskAsync("""{"kind":"comparison"}""", Sound with { Stress = new() { Cases = ["severe", "severe"] } });
        twice.ErrorAt("/stress/cases/1").ShouldContain("twice", customMessage: twice.Text);
        (await api.PostToAsync(Address, "{}", key: "nobody")).Status.ShouldBe(401);
        (await api.PostToAsync(Address, "{}")).ErrorAt("/document").ShouldContain("missing");
        (await api.PostToAsync(Address, "[]")).Status.ShouldBe(400);
        var late = await AskAsync($$"""{"kind":"twoWay","rows":{"driver":"defaultMonth","contractId":"{{Contract}}","values":[1,600]},"columns":{"driver":"value","values":[1] } }""");
        late.Status.ShouldBe(200, late.Text);
    }

    private Task<ApiAnswer> AskAsync(string question, DealDocument? document = null)
    {
        var body = new JsonObject { ["document"] = JsonNode.Parse(Encoding.UTF8.GetString(DealDocumentJson.ToCanonicalBytes(document ?? Sound))), ["question"] = null };
        // Put in as text: some of the numbers asked about no node can hold.
        return api.PostToAsync(Address, body.ToJsonString().Replace("\"question\":null", "\"question\":" + question, StringComparison.Ordinal));
    }
}
