using System.IO.Compression;
using System.Text;
using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.DealMemos.Templates;
using GpuLending.Underwriting.Deals.SampleDeals;
using Npgsql;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.DealMemos;

/// <summary>Templates of institutions: kept in versions, chosen at export, named in the memo and on the record.</summary>
public sealed class MemoTemplateTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly byte[] Logo = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static MemoTemplate House => new()
    {
        Name = "House paper",
        Institution = "Northern Lights Credit 北极光",
        Sections =
        [
            new() { Key = "risks", Title = "What may go wrong", HouseText = "Read this first.\nThen the figures." },
            new() { Key = "sizing" },
            new() { Key = "appendix" },
        ],
    };

    [Fact]
    public async Task A_memo_is_laid_out_by_the_latest_version_and_the_record_names_it()
    {
        var deal = await desk.NewDealAsync("Laid out", SampleDeal.All[0].Document);
        var template = (await Save(new SaveMemoTemplateCommand(null, 0, House, Logo))).Require();
        template.Number.ShouldBe(1);
        var second = (await Save(new SaveMemoTemplateCommand(template.TemplateId, 1, House with { Institution = "Northern Lights Credit" }, Logo))).Require();
        second.Number.ShouldBe(2);

        var subject = new MemoSubject.OfDraft(deal) { TemplateId = template.TemplateId };
        var memo = (await desk.Get<BuildMemo>().ExecuteAsync(subject, Desk.Manager, Cancel)).Require();

        memo.Sections.Select(section => section.Heading).ShouldBe(["Summary", "1. What may go wrong", "2. Sizing: what binds", "3. Appendix: model version, inputs, sign-offs"]);
        memo.Sections[1].Blocks.Take(2).OfType<MemoParagraph>().Select(paragraph => paragraph.Text).ShouldBe(["Read this first.", "Then the figures."]);
        memo.Running.ShouldBe("Northern Lights Credit · Deal memo");
        var content = memo.Sections[^1].Blocks.OfType<MemoFacts>().First().Facts.Single(fact => fact.Label == "Template").Value.Text;
        content.ShouldStartWith("House paper, version 2; leaves out: Request and recommendation; Borrower");
        MemoHtmlWriter.Write(memo).ShouldContain("<img src=\"data:image/png;base64," + Convert.ToBase64String(Logo));
        using (var archive = new ZipArchive(new MemoryStream(MemoWordWriter.Write(memo)))) archive.Entries.ShouldContain(entry => entry.FullName.Contains("media/image", StringComparison.Ordinal));

        (await desk.Get<ExportPaper>().ExecuteAsync(subject, MemoKind.DealMemo, MemoFormat.Html, Desk.Manager, Cancel)).Require().FileName.ShouldEndWith(".html");
        var recorded = await desk.StoredAsync($"SELECT detail::text FROM audit_entries WHERE deal_id = '{deal}' AND action = 'document.exported'");
        recorded.ShouldBeOfType<string>().ShouldContain("House paper, version 2");
    }

    [Fact]
    public async Task Without_a_template_the_memo_is_as_ever()
    {
        var deal = await desk.NewDealAsync("As ever", SampleDeal.All[0].Document);
        var memo = (await desk.Get<BuildMemo>().ExecuteAsync(new MemoSubject.OfDraft(deal), Desk.Manager, Cancel)).Require();
        memo.Letterhead.ShouldBeNull();
        memo.Sections.Count.ShouldBe(17);
        (await desk.Get<BuildMemo>().ExecuteAsync(new MemoSubject.OfDraft(deal) { TemplateId = Guid.NewGuid() }, Desk.Manager, Cancel)).ShouldBeOfType<Result<MemoDocument>.NotFound>();
    }

    [Fact]
    public async Task Versions_are_never_changed_and_two_who_save_at_once_do_not_overwrite_each_other()
    {
        var template = (await Save(new SaveMemoTemplateCommand(null, 0, House with { Name = "Contested" }, null))).Require();
        var both = await Task.WhenAll(
            Save(new SaveMemoTemplateCommand(template.TemplateId, 1, House with { Name = "Contested", Institution = "One" }, null)),
            Save(new SaveMemoTemplateCommand(template.TemplateId, 1, House with { Name = "Contested", Institution = "Other" }, null)));
        both.Count(answer => answer is Result<MemoTemplateView>.Success).ShouldBe(1);
        both.Count(answer => answer is Result<MemoTemplateView>.Conflict).ShouldBe(1);

        foreach (var sql in (string[])["UPDATE memo_template_versions SET name = 'x'", "DELETE FROM memo_template_versions"])
        {
            await using var connection = new NpgsqlConnection(desk.Database.ApplicationConnectionString);
            await connection.OpenAsync(Cancel);
            await using var command = new NpgsqlCommand(sql, connection);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancel))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }

        var retired = (await Save(new SaveMemoTemplateCommand(template.TemplateId, 2, House with { Name = "Contested" }, null, Retired: true))).Require();
        retired.Number.ShouldBe(3);
        (await desk.Get<ListMemoTemplates>().ExecuteAsync(Desk.Analyst, Cancel)).Require().Single(row => row.TemplateId == template.TemplateId).Retired.ShouldBeTrue();
        (await desk.Get<OpenMemoTemplate>().ExecuteAsync(template.TemplateId, Desk.Analyst, Cancel)).Require().Select(version => version.Number).ShouldBe([3, 2, 1]);
    }

    [Fact]
    public async Task Managers_and_administrators_edit_and_nobody_else()
    {
        (await Save(new SaveMemoTemplateCommand(null, 0, House with { Name = "By the administrator" }, null), Desk.Administrator)).ShouldBeOfType<Result<MemoTemplateView>.Success>();
        foreach (var actor in (Actor[])[Desk.Analyst, Desk.RiskOfficer, Desk.Auditor])
            (await Save(new SaveMemoTemplateCommand(null, 0, House, null), actor)).ShouldBeOfType<Result<MemoTemplateView>.Forbidden>();
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_its_place()
    {
        var wrong = new MemoTemplate { Institution = new string('x', 81), Sections = [new() { Key = "risks" }, new() { Key = "risks" }, new() { Key = "nowhere" }] };
        var answer = (await Save(new SaveMemoTemplateCommand(null, 0, wrong, "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray()))).ShouldBeOfType<Result<MemoTemplateView>.Invalid>();
        answer.Messages.Select(message => message.Path).ShouldBe(["/name", "/institution", "/sections/1/key", "/sections/2/key", "/sections", "/logo"]);
        answer.Messages[^1].Message.ShouldContain("SVG");
    }

    [Fact]
    public void A_logo_is_told_by_its_bytes()
    {
        MemoLogo.Read(Logo).Logo.ShouldBe(new MemoLogo(Logo, "image/png", 1, 1));
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 17, 8, 0, 50, 0, 120, 3, 0, 0, 0];
        var (logo, _) = MemoLogo.Read(jpeg);
        logo.ShouldNotBeNull().ContentType.ShouldBe("image/jpeg");
        (logo.Width, logo.Height).ShouldBe((120, 50));
        MemoLogo.Read("MZ is no picture"u8.ToArray()).Problem.ShouldBe("The file is neither a PNG nor a JPEG.");
        MemoLogo.Read(new byte[MemoLogo.LargestFile + 1]).Problem.ShouldNotBeNull();
        MemoLogo.Read(Encoding.UTF8.GetBytes("GIF89a")).Logo.ShouldBeNull();
        var wide = (byte[])Logo.Clone();
        wide[17] = 1;
        MemoLogo.Read(wide).Problem.ShouldNotBeNull();
    }

    private Task<Result<MemoTemplateView>> Save(SaveMemoTemplateCommand command, Actor? actor = null) =>
        desk.Get<SaveMemoTemplate>().ExecuteAsync(command, actor ?? Desk.Manager, Cancel);
}
