using System.Net.Http.Headers;
using System.Text;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

public sealed class QuoteImportTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Address = "/api/v1/market/quotes/imports";
    private const string Said = "source=Example+Broker&licence=own";
    private const string Header = "date,gpu,price,unit,kind,evidence,channel,provider\n";

    [Fact]
    public async Task A_dry_run_tells_and_an_import_stores_and_the_quotes_are_listed()
    {
        var seller = Name();
        var csv = $"{Header}2026-11-01,H100 SXM,2.41,$/GPU-h,on demand,ask,marketplace,{seller}\n";
        var dry = await SendAsync($"{Said}&dryRun=true", csv);
        dry.Status.ShouldBe(200, dry.Text);
        ((bool)dry.Body["dryRun"]!, (bool)dry.Body["imported"]!, (int)dry.Body["added"]!).ShouldBe((true, false, 1));
        (await ListAsync($"provider={seller}")).Body["total"]!.GetValue<int>().ShouldBe(0);

        var stored = await SendAsync(Said, csv);
        ((bool)stored.Body["imported"]!).ShouldBeTrue();
        ((string)stored.Body["methodologyVersion"]!).ShouldNotBeEmpty();
        var listed = await ListAsync($"gpu=H100-SXM-80GB&kind=rentOnDemand&segment=Marketplace&from=2026-11-01&to=2026-11-01&provider={seller}");
        var row = listed.Body["rows"]!.AsArray().ShouldHaveSingleItem()!;
        ((decimal)row["price"]!, (string)row["unit"]!, (string)row["evidence"]!, (string)row["licence"]!).ShouldBe((2.41m, "USD per GPU-hour", "ask", "own"));
    }

    [Fact]
    public async Task Bad_rows_are_a_problem_by_row_and_column_and_nothing_is_stored()
    {
        var seller = Name();
        var csv = $"{Header}2026-11-01,H100 SXM,2.41,$/GPU-h,on demand,ask,marketplace,{seller}\n2026-11-02,H100 SXM,-2,$/GPU-h,on demand,ask,marketplace,{seller}\n";
        var answer = await SendAsync(Said, csv);
        (answer.Status, answer.ContentType).ShouldBe((422, "application/problem+json"));
        answer.ErrorAt("/rows/3/price").ShouldContain("'-2' is negative");
        (await ListAsync($"provider={seller}")).Body["total"]!.GetValue<int>().ShouldBe(0);
        var dry = await SendAsync($"{Said}&dryRun=true", csv);
        dry.Status.ShouldBe(200);
        dry.Body["errors"]!.AsArray().ShouldHaveSingleItem()!["row"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public async Task A_price_far_from_the_record_is_refused_until_it_is_accepted()
    {
        var seller = Name();
        var csv = $"{Header}2026-11-01,H100 SXM,19.92,$/GPU-h,on demand,list,hyperscaler,{seller}\n";
        var dry = await SendAsync($"{Said}&dryRun=true", csv);
        ((int)dry.Body["outlierCount"]!, (decimal)dry.Body["outliers"]![0]!["price"]!).ShouldBe((1, 19.92m));
        var refused = await SendAsync(Said, csv);
        (refused.Status, (string)refused.Body["type"]!).ShouldBe((422, "urn:gpulending:problem:outliers-refused"));
        refused.ErrorAt("/rows/2/price").ShouldContain("19.92 for H100-SXM-80GB is outside");
        (await ListAsync($"provider={seller}")).Body["total"]!.GetValue<int>().ShouldBe(0);
        var accepted = await SendAsync(Said + "&acceptOutliers=true", csv);
        ((bool)accepted.Body["imported"]!, (bool)accepted.Body["outliersAccepted"]!).ShouldBe((true, true), accepted.Text);
    }

    [Fact]
    public async Task A_doubt_is_refused_and_can_be_settled_in_the_query()
    {
        const string Csv = "day;card;cost\n04/05/2026;H100 SXM;21500\n";
        var first = await SendAsync(Said + "&dryRun=true", Csv);
        first.Status.ShouldBe(400);
        var mapped = Said + "&dryRun=true&column.gpu=card&column.price=cost&value.kind=resaleQuote&value.provider=Dealer";
        var second = await SendAsync(mapped, Csv);
        second.ErrorAt("/dateOrder").ShouldContain("day or the month");
        second.ErrorAt("/unit").ShouldContain("what a price is for");
        var third = await SendAsync(mapped + "&dateOrder=dayFirst&unit=gpu", Csv);
        third.Status.ShouldBe(200, third.Text);
        ((string)third.Body["preview"]![0]!["date"]!).ShouldBe("2026-05-04");
    }

    [Fact]
    public async Task A_multipart_file_with_settings_is_taken()
    {
        using var form = new MultipartFormDataContent();
        using var file = new StringContent("d|g|p\n2026-11-03|MI300X|16.00\n2026-11-04|MI300X|16.80\n", Encoding.UTF8, "text/csv");
        form.Add(file, "file", "node-hours.csv");
        using var settings = new StringContent(
            $$"""
            { "source": "Example", "licence": "own", "unit": "nodeHour", "columns": { "date": "d", "gpu": "g", "price": "p" },
              "values": { "gpusPerMachine": "8", "kind": "rentOnDemand", "evidence": "list", "segment": "Cloud", "provider": "{{Name()}}" } }
            """);
        form.Add(settings, "settings");
        using var request = new HttpRequestMessage(HttpMethod.Post, Address + "?dryRun=true") { Content = form };
        request.Headers.Add("X-Api-Key", api.Key);
        var answer = await api.SendAsync(request);
        answer.Status.ShouldBe(200, answer.Text);
        answer.Body["preview"]!.AsArray().Select(row => (decimal)row!["price"]!).ShouldBe([2.00m, 2.10m]);
    }

    [Fact]
    public async Task What_is_no_file_or_no_question_is_said()
    {
        (await SendAsync(Said, "{}", "application/json")).Status.ShouldBe(415);
        (await SendAsync(Said, "")).ErrorAt("/file").ShouldContain("empty");
        (await SendAsync("unit=furlong&dryRun=perhaps&column.colour=x&separator=abc", Header)).Body["errors"]!.AsObject().Select(pair => pair.Key)
            .ShouldBe(["/dryRun", "/unit", "/separator", "/column.colour"], ignoreOrder: true);
        (await ListAsync("kind=rumour&from=yesterday")).Status.ShouldBe(400);
        (await ListAsync("gpu=H9000")).Status.ShouldBe(404);
        (await ListAsync("take=5000")).Status.ShouldBe(400);
    }

    private static string Name() => $"seller-{Guid.NewGuid():N}"[..20];

    private async Task<ApiAnswer> SendAsync(string query, string body, string type = "text/csv")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Address}?{query}") { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api.Key);
        return await api.SendAsync(request);
    }

    private async Task<ApiAnswer> ListAsync(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/market/quotes?{query}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api.Key);
        return await api.SendAsync(request);
    }
}
