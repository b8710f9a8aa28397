using GpuLending.Testing;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Serials;
using GpuLending.Underwriting.Tests.Approvals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Serials;

public sealed class SerialPaperTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_certificate_lists_units_by_site_and_rack_and_says_what_is_missing()
    {
        var deal = await desk.NewFleetAsync(4, 2);
        var serials = SerialDesk.NewSerials(3);
        (await desk.TryImportAsync(deal, SerialDesk.List(
            ["serial", "site", "rack", "since"], [serials[0], "Dallas", "R1", ""], [serials[1], "Dallas", "R1", ""], [serials[2], "Austin", "", Today.AddDays(-9).ToString("yyyy-MM-dd", null)]))).Stored.ShouldBeTrue();
        var paper = await BuildAsync(deal, MemoKind.LocationCertificate);

        paper.Draft.ShouldBeTrue();
        paper.Sections.Select(section => section.Title).ShouldBe(["The units", "Austin", "Dallas", "Signatures"]);
        var dallas = paper.Sections[2].Blocks.OfType<MemoTable>().Single().Rows.ShouldHaveSingleItem();
        dallas.Cells[0].Text.ShouldBe("R1");
        dallas.Cells[4].Text.ShouldBe(string.Join("  ", serials[..2].Order(StringComparer.Ordinal)));
        paper.Sections[0].Blocks.OfType<MemoParagraph>().Select(block => block.Text).ShouldContain(text => text.StartsWith("Lot L1: 1 of 4 GPUs have no serial number", StringComparison.Ordinal));
        paper.Sections[0].Blocks.OfType<MemoParagraph>().Select(block => block.Text).ShouldContain(text => text.StartsWith("Lot L2: 2 of 2 GPUs", StringComparison.Ordinal));
        var html = MemoHtmlWriter.Write(paper);
        html.ShouldContain("watermark");
        html.ShouldContain(serials[2]);
        (await BuildAsync(deal, MemoKind.CollateralSchedule)).Sections[^1].Blocks.OfType<MemoTable>().Single().Rows[1].Cells[0].Text.ShouldBe("Secured party");
    }

    [Fact]
    public async Task It_speaks_of_the_day_it_names()
    {
        var deal = await desk.NewFleetAsync(2);
        await desk.ImportAsync(deal, "L1", SerialDesk.NewSerials(2));
        var chosen = (await desk.SerialsAsync(deal))[0];
        // As if all of this had begun ten days ago.
        await desk.StoredAsync(
            $"""
            SET session_replication_role = replica;
            UPDATE fleet_serials SET pledged_at = now() - interval '10 days' WHERE deal_id = '{deal}';
            UPDATE serial_locations SET since = since - 10 WHERE serial_id IN (SELECT id FROM fleet_serials WHERE deal_id = '{deal}')
            """);
        (await desk.Get<MoveSerials>().ExecuteAsync(deal, new SerialSelection.Single([chosen.SerialId]), new SerialMove(null, "Austin", "R2", Today, "Moved"), Desk.Analyst, Cancel)).Require();
        (await desk.Get<ReleaseSerials>().ExecuteAsync(deal, new SerialSelection.Single([(await desk.SerialsAsync(deal))[1].SerialId]), "Sold", Desk.RiskOfficer, Cancel)).Require();

        (await BuildAsync(deal, MemoKind.LocationCertificate)).Sections.Select(section => section.Title).ShouldBe(["The units", "Austin", "Signatures"]);
        var before = await BuildAsync(deal, MemoKind.LocationCertificate, Today.AddDays(-1));
        before.Sections.Select(section => section.Title).ShouldBe(["The units", "Site A", "Signatures"]);
        before.Sections[1].Blocks.OfType<MemoTable>().Single().Rows[0].Cells[3].Text.ShouldBe("2");
        (await BuildAsync(deal, MemoKind.LocationCertificate, Today.AddDays(-30))).Sections.Count.ShouldBe(2);
        (await desk.Get<BuildSerialPaper>().ExecuteAsync(new SerialPaper(deal, MemoKind.LocationCertificate, null, Today.AddDays(3)), Desk.Manager, Cancel)).ShouldBeOfType<Result<MemoDocument>.Invalid>();
    }

    [Fact]
    public async Task An_approved_deal_has_it_without_draft_and_the_file_is_on_the_record()
    {
        var (deal, revision) = await desk.NewApprovedDealAsync();
        var paper = await BuildAsync(deal, MemoKind.LocationCertificate);
        (paper.Draft, paper.Revision, paper.Hash).ShouldBe((false, revision.Number, revision.Hash));
        var file = (await desk.Get<ExportSerialPaper>().ExecuteAsync(new SerialPaper(deal, MemoKind.LocationCertificate, null, Today), MemoFormat.Word, Desk.Manager, Cancel)).Require();
        file.FileName.ShouldContain("certificate-of-location-revision-1");
        file.Content[..2].ShouldBe("PK"u8.ToArray());
        (await desk.StoredAsync($"SELECT detail::jsonb ->> 'paper' FROM audit_entries WHERE action = 'document.exported' AND deal_id = '{deal}'")).ShouldBe("locationCertificate");
        if (MemoPdfPrinter.Browser() is null) return;
        (await desk.Get<ExportSerialPaper>().ExecuteAsync(new SerialPaper(deal, MemoKind.CollateralSchedule, null, Today), MemoFormat.Pdf, Desk.Manager, Cancel)).Require()
            .Content[..4].ShouldBe("%PDF"u8.ToArray());
    }

    private async Task<MemoDocument> BuildAsync(Guid deal, MemoKind kind, DateOnly? date = null) =>
        (await desk.Get<BuildSerialPaper>().ExecuteAsync(new SerialPaper(deal, kind, null, date ?? Today), Desk.Manager, Cancel)).Require();
}
