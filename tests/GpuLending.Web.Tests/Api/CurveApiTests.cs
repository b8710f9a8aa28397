using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Deals.SampleDeals;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

/// <summary>Curves over HTTP: the published depreciation models, problems by field, and a plug-in dropped into the folder.</summary>
public sealed class CurveApiTests(CurveFixture curves) : IClassFixture<CurveFixture>
{
    // body, values. The depreciation models handed over with the project as its validation data; the engine's tests hold all of them.
    [Theory]
    [InlineData("""{"curve":{"kind":"straight-line","parameters":{"lifeYears":5,"salvageFraction":0.1}},"unitCost":30000,"agesYears":[0,1,5]}""", "30000 24600 3000")]
    [InlineData("""{"curve":{"kind":"declining-balance","parameters":{"ratePerYear":0.4,"salvageFraction":0.1}},"unitCost":30000,"agesYears":[1,4,5]}""", "18000 3888 3000")]
    [InlineData("""{"curve":{"kind":"sum-of-years-digits","parameters":{"lifeYears":5,"salvageFraction":0.1}},"unitCost":30000,"agesYears":[1,2,5]}""", "21000 13800 3000")]
    [InlineData("""{"curve":{"kind":"macrs"},"unitCost":30000,"agesYears":[1,5,6]}""", "24000 1728 0")]
    [InlineData("""{"curve":{"kind":"macrs","options":{"convention":"mid-quarter-q4"}},"unitCost":1,"agesYears":[1,2,5]}""", "0.95 0.57 0.0958")]
    [InlineData("""{"curve":{"kind":"exponential","parameters":{"decayPerYear":0.3}},"unitCost":30000,"agesYears":[1,6]}""", "22224.546620451536 4958.9666466475965")]
    [InlineData("""{"curve":{"kind":"exponential-with-floor","parameters":{"decayPerYear":0.3,"floorFraction":0.06}},"unitCost":30000,"agesYears":[1]}""", "22691.073823224448")]
    [InlineData("""{"curve":{"kind":"weibull","parameters":{"scaleYears":5.14,"shape":1.69}},"unitCost":30000,"agesYears":[1,6]}""", "28171.848590763548 8185.632214901673")]
    [InlineData("""{"curve":{"kind":"logistic","parameters":{"steepnessPerYear":0.93,"midpointYears":4}},"unitCost":30000,"agesYears":[4]}""", "15363.509517685367")]
    [InlineData("""{"curve":{"kind":"generation-step","parameters":{"driftPerYear":0.187,"stepFraction":0.27},"lists":{"successorAges":[2,3.5]}},"unitCost":30000,"agesYears":[2,4]}""", "15066.694369054649 7566.842640350102")]
    [InlineData("""{"curve":{"kind":"units-of-production","parameters":{"lifetimeHours":43800,"salvageFraction":0.1}},"unitCost":30000,"hoursUsed":[0,8000,20000,43800,50000]}""", "30000 25068.49315068493 17671.23287671233 3000 3000")]
    [InlineData("""{"curve":{"kind":"replacement-parity","options":{"against":"B200-SXM-180GB"},"parameters":{"newPriceUsd":47409,"newWatts":1787,"oldWatts":1275}},"gpuModel":"H100-SXM-80GB","inServiceDate":"2026-11-23","unitCost":30000,"agesYears":[0]}""", "16093.16102701264")]
    [InlineData("""{"curve":{"kind":"income","parameters":{"rentPerGpuHour":2.5,"decayPerYear":0.25,"kilowattsPerGpu":1.275}},"gpuModel":"H100-SXM-80GB","inServiceDate":"2026-11-23","unitCost":30000,"agesYears":[0]}""", "18402.67943213904")]
    public async Task Published_values_come_back(string body, string expected)
    {
        var answer = await curves.ComputeAsync(body);
        answer.Status.ShouldBe(200, answer.Text);
        var values = answer.Body["values"]!.AsArray().Select(value => (double)value!["value"]!).ToArray();
        var wanted = expected.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        values.Length.ShouldBe(wanted.Length);
        for (var i = 0; i < wanted.Length; i++) values[i].ShouldBe(wanted[i], Math.Max(1e-9 * wanted[i], 1e-9), body);
    }

    [Fact]
    public async Task Economic_life_is_a_finding_and_what_was_assumed_a_remark()
    {
        var answer = await curves.ComputeAsync("""{"curve":{"kind":"income","parameters":{"rentPerGpuHour":3.8,"decayPerYear":0.05,"kilowattsPerGpu":1.275}},"gpuModel":"H100-SXM-80GB","inServiceDate":"2026-11-23","agesYears":[0,1]}""");
        answer.Status.ShouldBe(200, answer.Text);
        Finding("economic life").ShouldBe(180);
        Finding("uncapped value at age zero").ShouldBe(99143.67274437919, 1e-4);
        ((double)answer.Body["values"]![0]!["retainedFraction"]!).ShouldBe(1); // capped: appreciation is never credited
        answer.Body["values"]![0]!["value"].ShouldBeNull();
        answer.Body["remarks"]!.AsArray().ShouldContain(remark => ((string)remark!).Contains("taken as the catalogue's", StringComparison.Ordinal));
        ((string)answer.Body["snapshot"]!["contentHash"]!).Length.ShouldBe(64);

        double Finding(string name) => (double)answer.Body["findings"]!.AsArray().Single(finding => (string?)finding!["name"] == name)!["value"]!;
    }

    [Theory]
    [InlineData("""{"curve":{"kind":"no-such"}}""", "/curve/kind", "not a kind of depreciation curve")]
    [InlineData("""{"curve":{"kind":"straight-line","parameters":{"lifeYears":0}}}""", "/curve/parameters/lifeYears", "between 0.25 and 40")]
    [InlineData("""{"curve":{"kind":"lower-of","curves":[{"kind":"straight-line"},{"kind":"macrs","options":{"convention":"q9"}}]}}""", "/curve/curves/1/options/convention", "one of half-year")]
    [InlineData("""{"curve":{"kind":"table"}}""", "/curve", "at least one point")]
    [InlineData("""{"curve":{"kind":"straight-line"},"gpuModel":"H1000"}""", "/gpuModel", "not in the GPU catalogue")]
    [InlineData("""{"curve":{"kind":"straight-line"},"unitCost":-1}""", "/unitCost", "above 0")]
    [InlineData("""{"curve":{"kind":"straight-line"},"agesYears":[1,-1]}""", "/agesYears/1", "0 to 100 years")]
    [InlineData("""{"curve":{"kind":"straight-line"},"agesYears":[]}""", "/agesYears", "give 1 to 1000")]
    [InlineData("""{"curve":{"kind":"straight-line"},"hoursUsed":[5]}""", "/hoursUsed", "knows only the age")]
    [InlineData("""{"curve":{"kind":"income"}}""", "/curve", "needs a GPU model")]
    [InlineData("""{"curve":{"kind":"straight-line","life":5}}""", "/curve/life", "Unknown member")]
    [InlineData("""{"gpuModel":"H100-SXM-80GB"}""", "/curve", "missing")]
    [InlineData("""{"curve":{}}""", "/curve/kind", "This member is missing")]
    [InlineData("""{"curve":{"kind":"blend","curves":[{"kind":"exponential"},{"parameters":{}}]}}""", "/curve/curves/1/kind", "This member is missing")]
    [InlineData("""{"curve":{"kind":"exponential","parameters":{"decayPerYear":-1}}}""", "/curve/parameters/decayPerYear", "decayPerYear is -1. ")]
    [InlineData("""{"curve":{"kind":"table","lists":{"ages":[1,50],"fractions":[0.5,0.4]}}}""", "/curve/lists/ages", "ages[1] is 50. ")]
    [InlineData("""{"curve":{"kind":"market-calibrated","options":{"from":"2025-13-01"}},"gpuModel":"H100-SXM-80GB"}""", "/curve/options/from", "it is '2025-13-01'")]
    [InlineData("""{"curve":{"kind":"nervous","parameters":{"fault":5}},"agesYears":[0.08333333333333333,0.041666666666666664]}""", "/curve", "appreciation is never credited")]
    [InlineData("""{"curve":{"kind":"talker","parameters":{"fault":8}},"agesYears":[42,40,41]}""", "/curve", "at 41 years to 1 at 42; appreciation is never credited")]
    [InlineData("""{"curve":{"kind":"talker","parameters":{"fault":1}}}""", "/curve", "whose value is NaN")]
    [InlineData("""{"curve":{"kind":"talker","parameters":{"fault":6}}}""", "/curve", "it is too slow")]
    [InlineData("""{"curve":{"kind":"straight-line"},"inServiceDate":"soon"}""", "/inServiceDate", "enter a date")]
    public async Task A_bad_body_is_told_by_field(string body, string pointer, string words)
    {
        var answer = await curves.ComputeAsync(body);
        answer.Status.ShouldBe(400, answer.Text);
        answer.ContentType.ShouldBe("application/problem+json");
        answer.ErrorAt(pointer).ShouldContain(words, customMessage: answer.Text);
    }

    [Fact]
    public async Task A_snapshot_that_is_not_there_is_not_found() =>
        (await curves.ComputeAsync("""{"curve":{"kind":"straight-line"},"snapshotId":"1999-01-01/1"}""")).Status.ShouldBe(404);

    [Fact]
    public async Task The_list_has_every_kind_with_parameters_and_values_the_plug_in_among_them_and_what_was_refused()
    {
        var list = await curves.ListAsync();
        var kinds = list["kinds"]!.AsArray().ToDictionary(kind => (string)kind!["kind"]!, kind => kind!);
        foreach (var id in new[] { "straight-line", "macrs", "weibull", "logistic", "units-of-production", "replacement-parity", "income", "market-calibrated", "blend", "lower-of", "stress", "warranty-cliff" })
        {
            kinds.ShouldContainKey(id);
            kinds[id]["values"]!.AsArray().Count.ShouldBe(11, id);
            ((string?)kinds[id]["noValuesReason"]).ShouldBeNull(id);
        }

        ((string)kinds["table"]["noValuesReason"]!).ShouldContain("at least one point");
        ((double)kinds["straight-line"]["values"]![3]!["retainedFraction"]!).ShouldBe(0.5, 1e-12);
        var cliff = kinds["warranty-cliff"];
        ((string)cliff["plugIn"]!["hash"]!).Length.ShouldBe(64);
        cliff["parameters"]!.AsArray().Select(parameter => (string?)parameter!["shape"]).ShouldBe(["number", "number", "number", "choice", "text", "list"]);
        cliff["parameters"]![3]!["options"]!.AsArray().Select(word => (string?)word).ShouldBe(["maker", "third party"]);
        kinds["blend"]["parts"]!["minimum"]!.GetValue<int>().ShouldBe(2);
        ((string)kinds["macrs"]["whyNoMark"]!).ShouldContain("tax");

        var refused = list["refused"]!.AsArray().Select(one => $"{one!["file"]} {one["kind"]} {one["reason"]}").ToList();
        refused.ShouldContain(one => one.StartsWith("text.dll  The file is no .NET assembly", StringComparison.Ordinal));
        refused.ShouldContain(one => one.Contains("rising", StringComparison.Ordinal) && one.Contains("appreciation is never credited", StringComparison.Ordinal));
        refused.ShouldContain(one => one.Contains("no-number", StringComparison.Ordinal) && one.Contains("is not a number", StringComparison.Ordinal));
        refused.ShouldContain(one => one.Contains("throwing ", StringComparison.Ordinal) && one.Contains("the feed is down", StringComparison.Ordinal));
        curves.Output.ShouldContain("warranty-cliff");
        curves.Output.ShouldContain("the feed is down");
    }

    [Fact]
    public async Task A_plug_in_marks_a_deal_and_the_result_names_its_code()
    {
        var answer = await curves.EvaluateAsync(With("""{"kind":"warranty-cliff","options":{"cover":"third party"}}"""));
        answer.Status.ShouldBe(200, answer.Text[..Math.Min(500, answer.Text.Length)]);
        ((string)answer.Result["curveAssemblies"]![0]!["kind"]!).ShouldBe("warranty-cliff");
        ((string)answer.Result["collateral"]!["lots"]![0]!["curve"]!).ShouldBe("Warranty cliff (third party)");

        var later = await curves.EvaluateAsync(With("""{"kind":"nervous","parameters":{"fault":2}}"""));
        later.Status.ShouldBe(400);
        later.ErrorAt("/case/valuation/curve").ShouldContain("The curve 'nervous' failed: two years are enough");
        var value = await curves.ComputeAsync("""{"curve":{"kind":"nervous","parameters":{"fault":4}},"agesYears":[0.123]}""");
        value.Status.ShouldBe(422);
        ((string)value.Body["detail"]!).ShouldContain("The curve 'nervous' gives NaN");
        (await curves.EvaluateAsync(With("""{"kind":"straight-line"}"""))).Status.ShouldBe(200); // and the next one is served as ever
    }

    // kind, option, value: what only the market can judge is told at the field of the document too
    [Theory]
    [InlineData("market-calibrated", "from", "2025-13-01")]
    [InlineData("replacement-parity", "against", "nope")]
    [InlineData("income", "channel", "nobody")]
    public async Task A_word_the_market_does_not_know_is_told_at_its_field(string kind, string option, string value)
    {
        var answer = await curves.EvaluateAsync(With($$$"""{"kind":"{{{kind}}}","options":{"{{{option}}}":"{{{value}}}"}}"""));
        answer.Status.ShouldBe(400, answer.Text[..Math.Min(500, answer.Text.Length)]);
        answer.ErrorAt($"/case/valuation/curve/options/{option}").ShouldContain($"'{value}'");
    }

    [Fact]
    public async Task A_curve_without_a_kind_and_findings_no_page_can_show_are_refused_in_a_deal()
    {
        (await curves.EvaluateAsync(With("{}"))).ErrorAt("/case/valuation/curve/kind").ShouldBe("This member is missing.");
        var answer = await curves.EvaluateAsync(With("""{"kind":"talker","parameters":{"fault":1}}"""));
        answer.Status.ShouldBe(400);
        answer.ErrorAt("/case/valuation/curve").ShouldContain("'half-life', Findings[0], whose value is NaN");
        (await curves.EvaluateAsync(With("""{"kind":"talker"}"""))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_tax_view_is_no_mark_and_may_be_compared()
    {
        var mark = await curves.EvaluateAsync(With("""{"kind":"macrs"}"""));
        mark.Status.ShouldBe(400);
        mark.ErrorAt("/case/valuation/curve/kind").ShouldContain("cannot be the mark: it is the basis for tax");

        var document = With("""{"kind":"straight-line"}""");
        document["case"]!["valuation"]!["compared"] = new JsonArray(JsonNode.Parse("""{"kind":"macrs"}"""));
        var compared = await curves.EvaluateAsync(document);
        compared.Status.ShouldBe(200, compared.Text[..Math.Min(500, compared.Text.Length)]);
        ((string)compared.Result["collateral"]!["compared"]![0]!["name"]!).ShouldContain("tax view");
    }

    /// <summary>A sample deal with this curve on the whole fleet.</summary>
    private static JsonNode With(string curve)
    {
        var document = JsonSerializer.SerializeToNode(TensorWaveMi325x.Document, DealDocumentJson.Options)!;
        document["case"]!["valuation"]!["curve"] = JsonNode.Parse(curve);
        foreach (var lot in document["case"]!["lots"]!.AsArray()) lot!.AsObject().Remove("curve");
        return document;
    }
}
