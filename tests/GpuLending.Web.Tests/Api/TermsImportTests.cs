using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using GpuLending.Underwriting.Intake;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

public sealed class TermsImportTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Fleet = "Lot,GPU model,GPUs,GPU cost (USD),In service\nL1,H100 SXM,1024,27000,2027-03-01\n";

    [Fact]
    public async Task A_fleet_is_tried_refused_without_a_version_and_saved_on_one()
    {
        var (address, tag) = await NewDealAsync();
        var dry = await SendAsync($"{address}/fleet/imports?dryRun=true", Fleet);
        dry.Status.ShouldBe(200, dry.Text);
        ((bool)dry.Body["imported"]!, (int)dry.Body["report"]!["rows"]!).ShouldBe((false, 1));
        (await SendAsync($"{address}/fleet/imports", Fleet)).Status.ShouldBe(428);
        var done = await SendAsync($"{address}/fleet/imports", Fleet, tag);
        done.Status.ShouldBe(200, done.Text);
        ((bool)done.Body["imported"]!).ShouldBeTrue();
        (await SendAsync($"{address}/fleet/imports", Fleet, tag)).Status.ShouldBe(412);
        var (deal, _) = await ReadAsync(address);
        ((int)deal["document"]!["case"]!["lots"]![0]!["count"]!).ShouldBe(1024);

        const string Contracts = "Customer,GPUs,Start,End,Rate USD\nAcme,512,2027-03-01,2031-02-28,2.20\n";
        var doubt = await SendAsync($"{address}/contracts/imports", Contracts, (await ReadAsync(address)).Tag);
        (doubt.Status, (string)doubt.Body["type"]!).ShouldBe((422, "urn:gpulending:problem:file-in-doubt"));
        doubt.ErrorAt("/settings/rentUnit").ShouldContain("Say the unit");
        using var form = new MultipartFormDataContent { { new StringContent(Contracts), "file", "contracts.csv" }, { new StringContent("""{"rentUnit":"gpuHour"}"""), "settings" } };
        var told = await SendAsync($"{address}/contracts/imports?mode=add", form, (await ReadAsync(address)).Tag);
        told.Status.ShouldBe(200, told.Text);
        (await ReadAsync(address)).Deal["document"]!["case"]!["contracts"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Wrong_rows_are_named_and_nothing_is_saved()
    {
        var (address, tag) = await NewDealAsync();
        var wrong = await SendAsync($"{address}/fleet/imports", Fleet.Replace("1024", "many", StringComparison.Ordinal), tag);
        (wrong.Status, (string)wrong.Body["type"]!).ShouldBe((422, "urn:gpulending:problem:rows-refused"));
        wrong.ErrorAt("/rows/2/GPUs").ShouldContain("'many' is not a whole number");
        (await ReadAsync(address)).Tag.ShouldBe(tag);
        (await SendAsync($"{address}/fleet/imports?dryRun=maybe", Fleet)).Status.ShouldBe(400);
        (await SendAsync($"{address}/fleet/imports?dryRun=true", "PK\u0003\u0004 not a workbook")).Status.ShouldBe(400);
        (await SendAsync($"/api/v1/deals/{Guid.NewGuid()}/fleet/imports?dryRun=true", Fleet)).Status.ShouldBe(404);
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        (await SendAsync($"{address}/fleet/imports?dryRun=true", json, null)).Status.ShouldBe(415);
        using var form = new MultipartFormDataContent { { new StringContent(Fleet), "file", "fleet.csv" }, { new StringContent("{\"costUnit\":\"kilo\"}"), "settings" } };
        (await SendAsync($"{address}/fleet/imports?dryRun=true", form, null)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_deal_opens_from_the_template()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/deals/template.xlsx");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api.Key);
        using var template = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await template.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var dry = Workbook(bytes);
        var tried = await SendAsync("/api/v1/deals/imports?dryRun=true&name=By%20template", dry, null);
        tried.Status.ShouldBe(200, tried.Text);
        tried.Body["dealId"].ShouldBeNull();
        using var whole = Workbook(bytes);
        var opened = await SendAsync("/api/v1/deals/imports?name=By%20template", whole, null);
        opened.Status.ShouldBe(201, opened.Text);
        ((string)(await ReadAsync($"/api/v1/deals/{(string)opened.Body["dealId"]!}")).Deal["document"]!["case"]!["name"]!).ShouldBe("By template");
    }

    [Fact]
    public async Task An_import_with_a_key_acts_once_also_when_the_form_is_parted_elsewhere()
    {
        var (address, tag) = await NewDealAsync();
        var key = $"fleet-{Guid.NewGuid():N}";
        var first = await OnceAsync($"{address}/fleet/imports", key, tag, Fleet, "fleet.csv");
        first.Status.ShouldBe(200, first.Text);
        var now = (await ReadAsync(address)).Tag;
        now.ShouldNotBe(tag);
        // The same request, parted at another mark, gets the first answer and saves nothing.
        var again = await OnceAsync($"{address}/fleet/imports", key, tag, Fleet, "fleet.csv");
        (again.Status, again.Text).ShouldBe((200, first.Text));
        (await ReadAsync(address)).Tag.ShouldBe(now);
        (await OnceAsync($"{address}/fleet/imports", key, tag, Fleet.Replace("1024", "1025", StringComparison.Ordinal), "fleet.csv")).Status.ShouldBe(422);

        // What was refused gives its key back.
        var refused = $"fleet-{Guid.NewGuid():N}";
        (await OnceAsync($"{address}/fleet/imports", refused, now, Fleet.Replace("1024", "many", StringComparison.Ordinal), "fleet.csv")).Status.ShouldBe(422);
        (await OnceAsync($"{address}/fleet/imports", refused, now, Fleet, "fleet.csv")).Status.ShouldBe(200);

        var deal = $"deal-{Guid.NewGuid():N}";
        using var one = Workbook(DealTemplate.Write(new DateOnly(2026, 11, 23)));
        using var other = Workbook(DealTemplate.Write(new DateOnly(2026, 11, 23)));
        var opened = await SendAsync("/api/v1/deals/imports?name=Opened%20once", one, null, deal);
        opened.Status.ShouldBe(201, opened.Text);
        ((string)(await SendAsync("/api/v1/deals/imports?name=Opened%20once", other, null, deal)).Body["dealId"]!).ShouldBe((string)opened.Body["dealId"]!);

        var file = $"file-{Guid.NewGuid():N}";
        const string Filed = "/attachments?kind=other&title=Once&fileName=once.txt";
        var filed = await OnceAsync(address + Filed, file, null, "A note.", "once.txt");
        filed.Status.ShouldBe(201, filed.Text);
        (await OnceAsync(address + Filed, file, null, "A note.", "once.txt")).Status.ShouldBe(201);
        (await GetAsync($"{address}/attachments")).Body["attachments"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_workbook_leaves_open_is_asked_by_its_setting_and_settings_end_it()
    {
        using var book = Workbook(DealTemplate.Write(new DateOnly(2026, 11, 23)));
        var bytes = await book.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var wrong = Form(bytes, """{"fleet":{"costUnit":"gpu, node"}}""");
        var refused = await SendAsync("/api/v1/deals/imports?dryRun=true&name=Settings", wrong, null);
        refused.Status.ShouldBe(400, refused.Text);
        refused.ErrorAt("/settings/fleet/costUnit").ShouldContain("gpu, node, lot");
        using var empty = Form(bytes, """{"terms":{"columns":{"value":null}}}""");
        (await SendAsync("/api/v1/deals/imports?dryRun=true&name=Settings", empty, null)).Status.ShouldBe(400);
        using var nodes = Form(bytes, """{"fleet":{"costUnit":"node","gpusPerNode":8}}""");
        var told = await SendAsync("/api/v1/deals/imports?dryRun=true&name=Settings", nodes, null);
        told.Status.ShouldBe(200, told.Text);
        ((decimal)JsonNode.Parse((string)told.Body["document"]!["case"]!["lots"]![0]!["unitCost"]!["gpu"]!["amount"]!)!).ShouldBe(27_000 / 8m);
    }

    [Theory]
    [InlineData("""{"gpusPerNode":0,"costUnit":"node"}""", "gpusPerNode")]
    [InlineData("""{"gpusPerNode":-8,"countUnit":"nodes"}""", "gpusPerNode")]
    [InlineData("""{"gpusPerNode":2147483647,"countUnit":"nodes"}""", "gpusPerNode")]
    [InlineData("""{"exchangeRate":-1}""", "exchangeRate")]
    [InlineData("""{"exchangeRate":79228162514264337593543950335}""", "exchangeRate")]
    [InlineData("""{"country":"Atlantis"}""", "country")]
    [InlineData("""{"columns":{"nope":"GPUs"}}""", "columns/nope")]
    [InlineData("""{"columns":{"count":"Nope"}}""", "columns/count")]
    [InlineData("""{"headerRow":-5}""", "headerRow")]
    [InlineData("""{"sheet":"Nope"}""", "sheet")]
    public async Task A_setting_that_no_file_can_be_read_by_is_named(string settings, string setting)
    {
        var (address, tag) = await NewDealAsync();
        using var form = new MultipartFormDataContent { { new StringContent(Fleet), "file", "fleet.csv" }, { new StringContent(settings), "settings" } };
        var answer = await SendAsync($"{address}/fleet/imports", form, tag);
        answer.Status.ShouldBe(422, answer.Text);
        answer.ErrorAt("/settings/" + setting).Length.ShouldBeGreaterThan(10);
        (await ReadAsync(address)).Tag.ShouldBe(tag);
    }

    [Theory]
    [InlineData("""{"terms":{"exchangeRate":0}}""", "terms/exchangeRate")]
    [InlineData("""{"terms":{"columns":{"/nope":"Tenor"}}}""", "terms/columns/nope")]
    [InlineData("""{"terms":{"columns":{"/facility/tenorMonths":"Nope"}}}""", "terms/columns/facility/tenorMonths")]
    [InlineData("""{"fleet":{"sheet":"Nope"}}""", "fleet/sheet")]
    [InlineData("""{"contracts":{"gpusPerNode":0}}""", "contracts/gpusPerNode")]
    public async Task A_setting_that_no_workbook_can_be_read_by_is_named(string settings, string setting)
    {
        using var form = Form(DealTemplate.Write(new DateOnly(2026, 11, 23)), settings);
        var answer = await SendAsync("/api/v1/deals/imports?name=Settings", form, null);
        answer.Status.ShouldBe(422, answer.Text);
        answer.ErrorAt("/settings/" + setting).Length.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData("Tenor,99999999999999999999 years")]
    [InlineData("Tenor,900 years")]
    [InlineData("Margin,79228162514264337593543950335")]
    [InlineData("Commitment,79228162514264337593543950335 bn")]
    [InlineData("Closing date,9999-12-31")]
    [InlineData("Power price,1e28 $/kWh")]
    public async Task A_term_beyond_all_measure_is_refused_by_its_line(string line)
    {
        using var csv = new StringContent($"Deal,X\nBorrower,Y\n{line}\n\nGPU,GPUs\nH100 SXM,8\n", Encoding.UTF8, "text/csv");
        var answer = await SendAsync("/api/v1/deals/imports?dryRun=true", csv, null);
        answer.Status.ShouldBe(200, answer.Text);
        answer.Body["document"].ShouldBeNull();
        (answer.Body["errors"]!.AsArray().Count + answer.Body["questions"]!.AsArray().Count).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_workbook_comes_back_and_certificates_are_taken()
    {
        var (address, tag) = await NewDealAsync();
        var workbook = await BytesAsync($"{address}/workbook.xlsx");
        using var dry = Workbook(workbook);
        var tried = await SendAsync($"{address}/workbook/imports?dryRun=true", dry, null);
        tried.Status.ShouldBe(200, tried.Text);
        tried.Body["changes"]!.AsArray().Count.ShouldBe(0);
        using var unversioned = Workbook(workbook);
        (await SendAsync($"{address}/workbook/imports", unversioned, null)).Status.ShouldBe(428);
        var (other, _) = await NewDealAsync();
        using var elsewhere = Workbook(workbook);
        (await SendAsync($"{other}/workbook/imports?dryRun=true", elsewhere, null)).Status.ShouldBe(409);
        tag.ShouldBe((await ReadAsync(address)).Tag);

        (await BytesAsync($"{address}/certificates/compliance.xlsx?date=2028-03-31")).Length.ShouldBeGreaterThan(2_000);
        (await GetAsync($"{address}/certificates/compliance.xlsx?date=soon")).Status.ShouldBe(400);
        (await GetAsync($"{address}/certificates/borrowing-base.xlsx")).Status.ShouldBe(422);
    }

    private async Task<byte[]> BytesAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api.Key);
        using var answer = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private async Task<ApiAnswer> GetAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api.Key);
        return await api.SendAsync(request);
    }

    private static ByteArrayContent Workbook(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(DealTemplate.MediaType) } };

    private async Task<(string Address, string Tag)> NewDealAsync()
    {
        var borrower = await api.PostToAsync("/api/v1/borrowers", $$$"""{"profile":{"name":"Borrower {{{Guid.NewGuid():N}}}","rating":"BB"}}""");
        var deal = await api.PostToAsync("/api/v1/deals", $$"""{"name":"By import","borrowerId":"{{(string)borrower.Body["borrowerId"]!}}"}""");
        var address = "/api/v1/deals/" + (string)deal.Body["dealId"]!;
        return (address, (await ReadAsync(address)).Tag);
    }

    private async Task<(JsonNode Deal, string Tag)> ReadAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api.Key);
        using var answer = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!, answer.Headers.ETag!.Tag);
    }

    private async Task<ApiAnswer> SendAsync(string address, string csv, string? tag = null)
    {
        using var content = new StringContent(csv, Encoding.UTF8, "text/csv");
        return await SendAsync(address, content, tag);
    }

    private async Task<ApiAnswer> OnceAsync(string address, string key, string? tag, string text, string name)
    {
        using var form = new MultipartFormDataContent { { new StringContent(text), "file", name } };
        return await SendAsync(address, form, tag, key);
    }

    private static MultipartFormDataContent Form(byte[] workbook, string settings) => new() { { Workbook(workbook), "file", "deal.xlsx" }, { new StringContent(settings), "settings" } };

    private async Task<ApiAnswer> SendAsync(string address, HttpContent content, string? tag, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api.Key);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-Match", tag);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await api.SendAsync(request);
    }
}
