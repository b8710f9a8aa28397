using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using GpuLending.Client;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Deals;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

/// <summary>Documents on file, memo exports and sizings, through the client of the documentation and by hand.</summary>
public sealed class DocumentApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private GpuLendingClient Client => GpuLendingClient.At(api.Client.BaseAddress!.ToString(), api.Key);

    [Fact]
    public async Task A_document_is_filed_read_and_taken_with_its_versions()
    {
        var deal = await NewDealAsync("Filed by API");
        var first = "%PDF-1.7\n%%EOF\n"u8.ToArray();
        var filed = await Client.AddAttachmentAsync(deal, "appraisal", "Appraisal of hall 2", "appraisal.pdf", new MemoryStream(first), Cancel);
        var id = Guid.Parse((string)filed["attachmentId"]!);
        var second = await Client.AddAttachmentVersionAsync(id, "appraisal.pdf", new MemoryStream("%PDF-1.7\n% 2\n%%EOF\n"u8.ToArray()), "Annexes", Cancel);
        second["versions"]!.AsArray().Select(version => (int)version!["number"]!).ShouldBe([2, 1]);
        (await Client.TakeAttachmentAsync(id, 1, Cancel)).ShouldBe(first);
        var list = await Client.AttachmentsAsync(deal, Cancel);
        list["checklist"]!.AsArray().Where(row => (bool)row!["onFile"]!).Select(row => (string?)row!["kind"]).ShouldBe(["appraisal"]);
        (await Should.ThrowAsync<GpuLendingProblemException>(() => Client.AddAttachmentAsync(deal, "appraisal", "Appraisal of hall 2", "other.pdf", new MemoryStream("%PDF-1.7 x"u8.ToArray()), Cancel)))
            .Status.ShouldBe(System.Net.HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("kind=appraisal&fileName=page.html", "text/html", "<html></html>", 400, "/file")]
    [InlineData("kind=appraisal&fileName=paper.exe", "application/pdf", "%PDF-1.7", 400, "/file")]
    [InlineData("kind=poem&fileName=paper.pdf", "application/pdf", "%PDF-1.7", 400, "/kind")]
    [InlineData("fileName=paper.pdf", "application/pdf", "%PDF-1.7", 400, "/kind")]
    [InlineData("kind=appraisal&colour=red", "application/pdf", "%PDF-1.7", 400, "/colour")]
    [InlineData("kind=appraisal&fileName=empty.pdf", "application/pdf", "", 400, "/file")]
    [InlineData("kind=appraisal", "multipart/form-data; boundary=x", "--x--", 400, "/file")]
    public async Task What_is_not_taken_is_named(string query, string contentType, string body, int status, string field)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/deals/{await NewDealAsync("Refused by API")}/attachments?{query}") { Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.Add("X-Api-Key", api.Key);
        var answer = await api.SendAsync(request);
        answer.Status.ShouldBe(status, answer.Text);
        answer.ErrorAt(field).ShouldNotBeEmpty(answer.Text);
    }

    [Fact]
    public async Task A_file_leaves_as_an_attachment_without_rights()
    {
        var deal = await NewDealAsync("Taken by API");
        var filed = await Client.AddAttachmentAsync(deal, "other", "Photo", "hall.png", new MemoryStream([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]), Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/attachments/{(string)filed["attachmentId"]!}/versions/1/content");
        request.Headers.Add("X-Api-Key", api.Key);
        using var response = await api.Client.SendAsync(request, Cancel);
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        string.Join(' ', response.Headers.GetValues("X-Content-Type-Options")).ShouldBe("nosniff");
        string.Join(' ', response.Headers.GetValues("Content-Security-Policy")).ShouldContain("sandbox");
        response.Headers.ETag!.Tag.ShouldBe($"\"{(string)filed["versions"]![0]!["sha256"]!}\"");
    }

    [Fact]
    public async Task Memos_are_exported_as_a_job_and_others_exports_are_nobodys_business()
    {
        var deals = new[] { await NewDealAsync("Exported one"), await NewDealAsync("Exported two") };
        using (var archive = new ZipArchive(new MemoryStream(await Client.ExportMemosAsync(deals, "word", Cancel))))
            archive.Entries.Select(entry => Path.GetExtension(entry.Name)).ShouldBe([".docx", ".docx", ".csv"]);
        var officer = DemoUsers.All.First(user => user.Role == Role.RiskOfficer).ToActor();
        var key = (await api.Get<CreateApiKey>().ExecuteAsync(new CreateApiKeyCommand("officer"), officer, Cancel)).Require().Key;
        using var list = new HttpRequestMessage(HttpMethod.Get, "/api/v1/memo-exports");
        list.Headers.Add("X-Api-Key", api.Key);
        var mine = (await api.SendAsync(list)).Body.AsArray();
        ((string?)mine[0]!["state"], (int)mine[0]!["made"]!).ShouldBe(("completed", 2));
        using var theirs = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/memo-exports/{(string)mine[0]!["id"]!}");
        theirs.Headers.Add("X-Api-Key", key);
        (await api.SendAsync(theirs)).Status.ShouldBe(404);
        (await api.PostToAsync("/api/v1/memo-exports", """{"search":"nobody is called this"}""")).ErrorAt("/search").ShouldContain("0 deals");
        (await api.PostToAsync("/api/v1/memo-exports", """{"dealIds":[],"stage":"draft"}""")).ErrorAt("/stage").ShouldNotBeEmpty();
        (await api.PostToAsync("/api/v1/memo-exports", $$"""{"dealIds":["{{Guid.Empty}}"]}""")).ErrorAt("/dealIds/0").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_sizing_is_the_evaluation_s_with_a_working_of_each_limit()
    {
        var document = JsonSerializer.SerializeToNode(ValidationDeals.Iren(), DealDocumentJson.Options)!;
        var sized = await Client.SizeAsync(document, Cancel);
        var evaluated = await Client.EvaluateAsync(document, cancellationToken: Cancel);
        JsonNode.DeepEquals(sized["sizing"], evaluated["result"]!["sizing"]).ShouldBeTrue();
        ApiAnswer.Amount(sized["loanSize"]!).ShouldBe(3_645_000_000m);
        ((string?)sized["binding"]).ShouldBe("commitment");
        var figures = sized["workings"]!.AsArray().Select(working => (string?)working!["figure"]).ToList();
        foreach (var figure in new[] { "size", "limit/advance-on-cost", "limit/loan-to-value", "limit/debt-service-coverage" }) figures.ShouldContain(figure);
        var answer = await api.PostToAsync("/api/v1/sizings", new JsonObject { ["document"] = document.DeepClone(), ["workings"] = false }.ToJsonString());
        answer.Body["workings"]!.AsArray().ShouldBeEmpty();
    }

    private async Task<Guid> NewDealAsync(string name)
    {
        var borrower = await api.PostToAsync("/api/v1/borrowers", $$$"""{"profile":{"name":"{{{Guid.NewGuid():N}}}","rating":"B","country":"US"}}""");
        var (made, _) = await Client.CreateDealAsync(name, Guid.Parse((string)borrower.Body["borrowerId"]!), null, Guid.NewGuid().ToString(), Cancel);
        return Guid.Parse((string)made!["dealId"]!);
    }
}
