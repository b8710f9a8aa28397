using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

public sealed class CalibrationApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Address = "/api/v1/calibrations";

    private const string Sound = """
        {"points":[{"date":"2024-01-31","price":3.2,"provider":"a"},{"date":"2024-07-31","price":2.9,"provider":"b"},{"date":"2025-01-31","price":2.6,"provider":"a"}],"originDate":"2024-01-01","errors":"classical","replications":999}
        """;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Calibration");
    private static readonly JsonElement Expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "ten-series.expected.json"))).RootElement.GetProperty("series");

    public static TheoryData<string> Series => [.. Expected.EnumerateObject().Select(series => series.Name)];

    [Theory]
    [MemberData(nameof(Series))]
    public async Task The_ten_published_series_give_every_expected_figure(string id)
    {
        var answer = await api.PostToAsync(Address, Body(id).ToJsonString());
        answer.Status.ShouldBe(200, answer.Text);
        var fit = answer.Body["fit"]!;
        var expected = Expected.GetProperty(id);
        foreach (var (ours, theirs, tolerance) in new[]
        {
            ("observations", "n", 1e-12), ("slope", "slope", 1e-9), ("intercept", "intercept", 1e-9), ("standardErrorSlope", "se_slope", 1e-9),
            ("standardErrorIntercept", "se_intercept", 1e-9), ("rSquared", "r_squared", 1e-9), ("residualStandardError", "residual_std_error", 1e-9),
            ("studentT", "t_crit", 1e-6), ("durbinWatson", "durbin_watson", 1e-8), ("sumOfSquaredResiduals", "sum_squared_residuals", 1e-9),
            ("meanAgeYears", "mean_age_years", 1e-9), ("sumOfSquaredAges", "sxx", 1e-9), ("annualDecayFraction", "annual_decay_fraction", 1e-8),
            ("halfLifeYears", "half_life_years", 1e-8), ("priceAtAgeZero", "price_at_age_zero_usd", 1e-8),
        })
        {
            fit.AsObject().ContainsKey(ours).ShouldBeTrue(ours);
            if (expected.GetProperty(theirs).ValueKind == JsonValueKind.Null)
            {
                fit[ours].ShouldBeNull($"{id} {ours}");
                continue;
            }

            var number = expected.GetProperty(theirs).GetDouble();
            ((double)fit[ours]!).ShouldBe(number, number == 0 ? 1e-9 : tolerance * Math.Abs(number), $"{id} {ours}");
        }

        var interval = expected.GetProperty("slope_ci95");
        ((double)fit["slopeLower"]!).ShouldBe(interval[0].GetDouble(), 1e-6);
        ((double)fit["slopeUpper"]!).ShouldBe(interval[1].GetDouble(), 1e-6);
        ((string?)fit["firstDate"]).ShouldBe(expected.GetProperty("first_date").GetString());
        ((string?)fit["lastDate"]).ShouldBe(expected.GetProperty("last_date").GetString());
        ((string?)fit["originDate"]).ShouldBe(expected.GetProperty("origin_date").GetString());
    }

    [Theory]
    [InlineData("gcp_h100_spot_decline", true, "")]
    [InlineData("gcp_h100_spot_rebound", false, "appreciation too-few-observations")]
    [InlineData("gcp_h100_spot_full", false, "low-r-squared")]
    [InlineData("gcp_h100_on_demand", false, "no-information")]
    [InlineData("epoch_p100_sxm2_street", false, "too-few-observations interval-spans-zero")]
    public async Task The_verdict_says_why_and_what_is_taken_instead(string id, bool accepted, string reasons)
    {
        var body = (await api.PostToAsync(Address, Body(id).ToJsonString())).Body;
        var verdict = body["verdict"]!;
        ((bool)verdict["accepted"]!).ShouldBe(accepted);
        string.Join(' ', verdict["reasons"]!.AsArray().Select(reason => (string)reason!["code"]!)).ShouldBe(reasons);
        ((double)verdict["decayPerYear"]!).ShouldBe(accepted ? -(double)body["fit"]!["slope"]! : (double)body["policy"]!["defaultDecayPerYear"]!, 1e-12);
        ((string)verdict["statement"]!).ShouldStartWith(accepted ? "Calibrated" : "Not calibrated");
        if (!accepted)
            ((string)verdict["decaySource"]!).ShouldStartWith("House default");
    }

    [Fact]
    public async Task Everything_that_can_be_asked_for_is_answered()
    {
        var body = Body("epoch_h100_neocloud_pooled");
        body["providerEffects"] = true;
        body["errors"] = "clusteredByProvider";
        body["breakpointReplications"] = 200;
        body["successorDates"] = new JsonArray("2024-06-01");
        var answer = (await api.PostToAsync(Address, body.ToJsonString())).Body;
        ((double)answer["providerEffects"]!["slope"]!).ShouldBe(-0.0140883548700813, 1e-11);
        ((int)answer["providerEffects"]!["degreesOfFreedom"]!).ShouldBe(29);
        answer["providerEffects"]!["providers"]!.AsArray().Count.ShouldBe(9);
        ((double)answer["errors"]!["standardErrorSlope"]!).ShouldBe(0.143452846821537, 1e-11);
        ((string)answer["errors"]!["basis"]!).ShouldContain("CR1");
        answer["breakpoint"]!["pValue"].ShouldNotBeNull();
        answer["forms"]!["forms"]!.AsArray().Count.ShouldBe(6);
        ((string)answer["forms"]!["basis"]!).ShouldContain("Gaussian likelihood");

        body["errors"] = "blockBootstrap";
        body["seed"] = 7;
        var first = (await api.PostToAsync(Address, body.ToJsonString())).Text;
        (await api.PostToAsync(Address, body.ToJsonString())).Text.ShouldBe(first);
        first.ShouldContain("\"seed\":7");
    }

    [Fact]
    public async Task The_quotes_of_a_snapshot_are_fitted_and_a_model_without_any_falls_back()
    {
        var thin = (await api.PostToAsync(Address, """{"gpuModel":"MI325X-256GB","priceKind":"resaleAsk"}""")).Body;
        ((int)thin["observations"]!).ShouldBe(0);
        thin["fit"].ShouldBeNull();
        ((string)thin["noFitReason"]!).ShouldContain("There is no price");
        ((bool)thin["verdict"]!["fellBack"]!).ShouldBeTrue();

        var spot = await api.PostToAsync(Address, """{"gpuModel":"H100-SXM-80GB","priceKind":"rentSpot","provider":"gcp/us-central1"}""");
        spot.Status.ShouldBe(200, spot.Text);
        ((int)spot.Body["observations"]!).ShouldBeGreaterThan(12);
        ((string)spot.Body["series"]!["description"]!).ShouldStartWith("H100-SXM-80GB, rent spot, ");
        ((string)spot.Body["fit"]!["originDate"]!).ShouldBe("2023-03-21");
        spot.Body["series"]!["licences"]!.AsArray().Count.ShouldBeGreaterThan(0);
        spot.Body["snapshot"]!["contentHash"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("\"price\":2.9", "\"price\":-2.9", "/points/1/price", "The price is -2.9: a price is above zero")]
    [InlineData("\"price\":2.9", "\"price\":0", "/points/1/price", "The price is 0")]
    [InlineData("\"price\":2.9", "\"price\":-0.0", "/points/1/price", "a price is above zero")]
    [InlineData("\"price\":2.9", "\"price\":1e999", "/points/1/price", "")]
    [InlineData("\"price\":2.9", "\"price\":\"2.9\"", "/points/1/price", "\"2.9\" does not fit: enter a number without quotes")]
    [InlineData("\"price\":2.9", "\"price\":\"NaN\"", "/points/1/price", "enter a number without quotes")]
    [InlineData("\"price\":2.9", "\"price\":null", "/points/1/price", "")]
    [InlineData("\"price\":2.9", "\"price\":true", "/points/1/price", "enter a number")]
    [InlineData("\"price\":2.9", "\"price\":[2.9]", "/points/1/price", "enter a number")]
    [InlineData("\"price\":2.9,", "", "/points/1/price", "This member is missing")]
    [InlineData("\"price\":2.9", "\"price\":2.9,\"price\":3", "/points/1/price", "given twice")]
    [InlineData("\"price\":2.9", "\"price\":NaN", "/points/1/price", "")]
    [InlineData("\"2024-07-31\"", "\"2024-07-32\"", "/points/1/date", "\"2024-07-32\" does not fit: enter a date")]
    [InlineData("\"2024-07-31\"", "\"2025-02-29\"", "/points/1/date", "enter a date")]
    [InlineData("\"2024-07-31\"", "\"31.07.2024\"", "/points/1/date", "enter a date")]
    [InlineData("\"2024-07-31\"", "20240731", "/points/1/date", "enter a date")]
    [InlineData("\"2024-07-31\"", "\"0001-01-01\"", "/points/1/date", "years 1950 to 2200")]
    [InlineData("\"2024-07-31\"", "\"9999-12-31\"", "/points/1/date", "years 1950 to 2200")]
    [InlineData("\"date\":\"2024-07-31\",", "", "/points/1/date", "This member is missing")]
    [InlineData("\"provider\":\"b\"", "\"provider\":null", "/points/1/provider", "null is not allowed")]
    [InlineData("\"provider\":\"b\"", "\"provider\":7", "/points/1/provider", "enter a text")]
    [InlineData("\"provider\":\"b\"", "\"vendor\":\"b\"", "/points/1/vendor", "Unknown member 'vendor'. Members here are date, price, provider")]
    [InlineData("[{\"date\":\"2024-01-31\"", "[null,{\"date\":\"2024-01-31\"", "/points/0", "This part is null")]
    [InlineData("[{\"date\":\"2024-01-31\"", "[5,{\"date\":\"2024-01-31\"", "/points/0", "enter an object")]
    [InlineData("\"points\":[", "\"points\":[],\"xpoints\":[", "/xpoints", "Unknown member 'xpoints'")]
    [InlineData("\"originDate\":\"2024-01-01\"", "\"originDate\":\"soon\"", "/originDate", "enter a date")]
    [InlineData("\"originDate\":\"2024-01-01\"", "\"originDate\":\"1066-10-14\"", "/originDate", "years 1950 to 2200")]
    [InlineData("\"originDate\":\"2024-01-01\"", "\"from\":\"2025-01-02\",\"to\":\"2025-01-01\"", "/to", "before it begins on 2025-01-02")]
    [InlineData("\"classical\"", "\"robust\"", "/errors", "enter one of classical, clusteredByProvider, blockBootstrap")]
    [InlineData("\"classical\"", "1", "/errors", "enter one of")]
    [InlineData("\"replications\":999", "\"replications\":99", "/replications", "draw 100 to 10,000")]
    [InlineData("\"replications\":999", "\"replications\":1000000", "/replications", "draw 100 to 10,000")]
    [InlineData("\"replications\":999", "\"replications\":99.5", "/replications", "whole number")]
    [InlineData("\"replications\":999", "\"blockLength\":0", "/blockLength", "at least one price")]
    [InlineData("\"errors\":\"classical\"", "\"errors\":\"blockBootstrap\",\"blockLength\":4", "/blockLength", "there are 3 prices in the window")]
    [InlineData("\"replications\":999", "\"minimumSegment\":2", "/minimumSegment", "at least three prices")]
    [InlineData("\"replications\":999", "\"breakpointReplications\":5", "/breakpointReplications", "or 0 for no p-value")]
    [InlineData("\"replications\":999", "\"successorDates\":[\"2024-01-01\",\"1800-01-01\"]", "/successorDates/1", "years 1950 to 2200")]
    [InlineData("\"replications\":999", "\"seed\":\"x\"", "/seed", "whole number")]
    [InlineData("\"replications\":999", "\"providerEffects\":\"yes\"", "/providerEffects", "enter true or false")]
    [InlineData("\"replications\":999", "\"gpuModel\":\"H100-SXM-80GB\"", "/gpuModel", "Points are given as well")]
    [InlineData("\"replications\":999", "\"segment\":\"Cloud\"", "/segment", "Points are given as well")]
    public async Task A_fault_names_its_field_and_row(string from, string to, string pointer, string says)
    {
        Sound.ShouldContain(from);
        var at = Sound.IndexOf(from, StringComparison.Ordinal);
        var answer = await api.PostToAsync(Address, string.Concat(Sound.AsSpan(0, at), to, Sound.AsSpan(at + from.Length)));
        (answer.Status, answer.ContentType).ShouldBe((400, "application/problem+json"), answer.Text);
        answer.Body["errors"]!.AsObject().ContainsKey(pointer).ShouldBeTrue(answer.Text);
        answer.ErrorAt(pointer).ShouldContain(says, Case.Sensitive, answer.Text);
        answer.Text.ShouldNotContain("   at ");
        answer.Text.ShouldNotContain("System.");
    }

    [Theory]
    [InlineData("", 400, "malformed-json", "")]
    [InlineData("null", 400, "malformed-json", "")]
    [InlineData("[]", 400, "malformed-json", "")]
    [InlineData("{\"points\":[{]}", 400, "malformed-json", "/points/0")]
    [InlineData("{}", 400, "invalid-request", "/points")]
    [InlineData("{\"points\":null}", 400, "invalid-request", "/points")]
    [InlineData("{\"points\":[]}", 400, "invalid-request", "/points")]
    [InlineData("{\"points\":\"none\"}", 400, "malformed-json", "/points")]
    [InlineData("{\"gpuModel\":\"H100-SXM-80GB\"}", 400, "invalid-request", "/priceKind")]
    [InlineData("{\"gpuModel\":\"H101\",\"priceKind\":\"rentSpot\"}", 400, "invalid-request", "/gpuModel")]
    [InlineData("{\"gpuModel\":\"H100-SXM-80GB\",\"priceKind\":\"gossip\"}", 400, "malformed-json", "/priceKind")]
    [InlineData("{\"gpuModel\":\"H100-SXM-80GB\",\"priceKind\":\"rentSpot\",\"provider\":\"nobody\"}", 400, "invalid-request", "/provider")]
    [InlineData("{\"gpuModel\":\"H100-SXM-80GB\",\"priceKind\":\"rentSpot\",\"segment\":\"Moon\"}", 400, "invalid-request", "/segment")]
    [InlineData("{\"gpuModel\":\"H100-SXM-80GB\",\"priceKind\":\"rentSpot\",\"snapshotId\":\"1999-01-01/1\"}", 404, "not-found", null)]
    public async Task What_is_no_request_is_said(string body, int status, string kind, string? pointer)
    {
        var answer = await api.PostToAsync(Address, body);
        (answer.Status, (string?)answer.Body["type"]).ShouldBe((status, "urn:gpulending:problem:" + kind), answer.Text);
        if (pointer is not null)
            answer.Body["errors"]!.AsObject().ContainsKey(pointer).ShouldBeTrue(answer.Text);
    }

    [Theory]
    [InlineData("""{"points":[{"date":"2024-01-31","price":3.2}]}""", "The only price is of 2024-01-31")]
    [InlineData("""{"points":[{"date":"2024-01-31","price":3.2},{"date":"2024-01-31","price":3.3}]}""", "All 2 prices are of 2024-01-31")]
    [InlineData("""{"points":[{"date":"2024-01-31","price":3.2}],"from":"2025-01-01"}""", "There is no price in the window")]
    public async Task Prices_without_a_slope_are_answered_with_the_reason_and_the_default(string body, string reason)
    {
        var answer = await api.PostToAsync(Address, body);
        answer.Status.ShouldBe(200, answer.Text);
        answer.Body["fit"].ShouldBeNull();
        ((string)answer.Body["noFitReason"]!).ShouldContain(reason);
        ((bool)answer.Body["verdict"]!["accepted"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task The_line_through_all_prices_is_answered_where_provider_effects_leave_no_slope_and_bounds_are_named()
    {
        var answer = await api.PostToAsync(Address, """{"points":[{"date":"2024-01-31","price":3.2,"provider":"a"},{"date":"2025-01-31","price":2.2,"provider":"b"}],"providerEffects":true}""");
        answer.Status.ShouldBe(200, answer.Text);
        ((double)answer.Body["fit"]!["slope"]!).ShouldBeLessThan(-0.3);
        answer.Body["providerEffects"].ShouldBeNull();
        ((string)answer.Body["noFitReason"]!).ShouldContain("No provider has prices on two dates");
        ((string)answer.Body["verdict"]!["reasons"]![0]!["code"]!).ShouldBe("no-fit");

        var forms = (await api.PostToAsync(Address, Body("gcp_h100_spot_decline").ToJsonString())).Body["forms"]!["forms"]!.AsArray();
        var shape = forms.Single(form => (string?)form!["form"] == "weibull")!["parameters"]!.AsArray().Single(parameter => (string?)parameter!["name"] == "shape")!;
        ((double)shape["least"]!, (double)shape["most"]!).ShouldBe((0.02, 50));
        shape["atBound"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Two_prices_have_no_errors_and_extreme_ones_no_infinity()
    {
        var pair = await api.PostToAsync(Address, """{"points":[{"date":"2025-01-31","price":3.2},{"date":"2024-01-31","price":3.4}]}""");
        pair.Status.ShouldBe(200, pair.Text);
        pair.Body["fit"]!["standardErrorSlope"].ShouldBeNull();
        var extreme = await api.PostToAsync(Address, """{"points":[{"date":"2025-01-31","price":1e-320},{"date":"2025-02-01","price":1.7e308},{"date":"2025-02-02","price":5e-324},{"date":"2025-02-03","price":1e300},{"date":"2025-02-04","price":1e307}],"breakpointReplications":100}""");
        extreme.Status.ShouldBe(200, extreme.Text);
        extreme.Body["fit"]!["annualDecayFraction"].ShouldBeNull();
    }

    [Fact]
    public async Task A_hundred_thousand_points_are_taken_and_more_are_not()
    {
        static string Of(int count)
        {
            var body = new StringBuilder("{\"points\":[");
            var first = new DateOnly(2020, 1, 1);
            for (var i = 0; i < count; i++)
                body.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{{\"date\":\"{first.AddDays(i % 2000):yyyy-MM-dd}\",\"price\":{5 - (i % 2000 * 0.001):0.000},\"provider\":\"p{i % 37}\"}}");
            return body.Append("]}").ToString();
        }

        var answer = await api.PostToAsync(Address, Of(100_000));
        answer.Status.ShouldBe(200, answer.Text[..Math.Min(300, answer.Text.Length)]);
        ((int)answer.Body["observations"]!).ShouldBe(100_000);
        (await api.PostToAsync(Address, Of(100_001))).ErrorAt("/points").ShouldContain("send at most 100,000");
        (await api.PostToAsync(Address, "{\"points\":[" + new string(' ', 17_000_000) + "]}")).Status.ShouldBe(413);
    }

    [Fact]
    public async Task Without_a_key_there_is_no_answer_and_other_content_is_refused()
    {
        (await api.PostToAsync(Address, Sound, "gl_nonsense")).Status.ShouldBe(401);
        (await api.PostToAsync(Address, Sound, contentType: "text/csv")).Status.ShouldBe(415);
        using var get = new HttpRequestMessage(HttpMethod.Get, Address);
        get.Headers.Add("X-Api-Key", api.Key);
        (await api.SendAsync(get)).Status.ShouldBe(405);
    }

    [Fact]
    public async Task It_is_described_and_its_example_can_be_posted()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        var description = (await api.SendAsync(request)).Body;
        var operation = description["paths"]![Address]!["post"]!;
        ((string)operation["operationId"]!).ShouldBe("calibrateSeries");
        var content = operation["requestBody"]!["content"]!["application/json"]!;
        var answer = await api.PostToAsync(Address, content["example"]!.ToJsonString());
        answer.Status.ShouldBe(200, answer.Text);
        ((bool)answer.Body["verdict"]!["accepted"]!).ShouldBeTrue();
        ((string)description["components"]!["schemas"]!["LogLinearFit"]!["properties"]!["durbinWatson"]!["description"]!).ShouldContain("order given");
        description["components"]!["schemas"]!["CalibrationPoint"]!["required"]!.AsArray().Select(name => (string)name!).ShouldBe(["date", "price"]);
    }

    private static JsonObject Body(string id)
    {
        var rows = File.ReadLines(Path.Combine(Folder, "ten-series.input.csv")).Skip(1).Select(line => line.Split(',')).Where(cells => cells[0] == id).ToList();
        return new JsonObject
        {
            ["points"] = new JsonArray([.. rows.Select(cells => (JsonNode)new JsonObject
            {
                ["date"] = cells[1],
                ["price"] = JsonNode.Parse(cells[5]),
                ["provider"] = cells[3],
            })]),
            ["originDate"] = rows[0][6],
        };
    }
}
