using System.IO.Compression;
using System.Text;
using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.DealMemos.Templates;
using GpuLending.Underwriting.Exports;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.Tests.Approvals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Exports;

public sealed class MemoExportTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Memos_of_several_deals_come_as_one_archive_and_a_deal_that_cannot_be_printed_is_named()
    {
        var submitted = await desk.NewMitigatedDealAsync("Submitted deal");
        (await desk.TrySubmitAsync(submitted)).Require();
        var draft = await desk.NewDealAsync("=Draft deal");
        var broken = await desk.NewDealAsync("Broken deal");
        await desk.SaveAsync(broken, document => document with { Case = document.Case with { Lots = [] } });

        var id = (await StartAsync([draft, submitted, broken, draft])).Require();
        (await LookAsync(id)).State.ShouldBe(MemoExportState.Queued);
        (await desk.Get<OpenMemoExport>().TakeAsync(id, Desk.Analyst, Cancel)).ShouldBeOfType<Result<MemoFile>.Conflict>();
        (await NewWorker().RunNextAsync(Cancel)).ShouldBeTrue();

        var done = await LookAsync(id);
        (done.State, done.Deals, done.Made, done.Failed, done.Available).ShouldBe((MemoExportState.Completed, 3, 2, 1, true));
        done.Rows.Select(row => (row.DealName, row.State)).ShouldBe([("=Draft deal", MemoExportItemState.Made), ("Submitted deal", MemoExportItemState.Made), ("Broken deal", MemoExportItemState.Failed)]);
        done.Rows[2].Problem.ShouldNotBeNullOrEmpty();

        var file = (await desk.Get<OpenMemoExport>().TakeAsync(id, Desk.Analyst, Cancel)).Require();
        using var archive = new ZipArchive(new MemoryStream(file.Content));
        archive.Entries.Select(entry => entry.FullName).ShouldBe([done.Rows[0].FileName!, done.Rows[1].FileName!, "contents.csv"]);
        archive.Entries[1].FullName.ShouldContain("revision-1");
        using (var memo = new ZipArchive(archive.Entries[0].Open())) memo.GetEntry("word/document.xml").ShouldNotBeNull();
        using var contents = new StreamReader(archive.GetEntry("contents.csv")!.Open());
        var text = await contents.ReadToEndAsync(Cancel);
        text.ShouldContain("'=Draft deal", customMessage: "a name that begins like a formula is text");
        text.ShouldContain("Broken deal");

        (await NewWorker().RunNextAsync(Cancel)).ShouldBeFalse("nothing waits any more");
        foreach (var action in new[] { "memo-export.started", "memo-export.completed", "memo-export.taken" })
            (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE action = '{action}' AND subject_id = '{id}'")).ShouldBe(1L, action);
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE action = 'document.exported' AND deal_id IN ('{submitted}', '{draft}')")).ShouldBe(2L, "each memo is on the record of its deal");
    }

    [Fact]
    public async Task An_export_whose_worker_dies_is_taken_up_at_the_first_deal_that_is_not_done()
    {
        var deals = new[] { await desk.NewDealAsync("One"), await desk.NewDealAsync("Two") };
        var id = (await StartAsync(deals)).Require();
        // As a killed process leaves it: the first memo made, held by nobody who lives.
        await desk.StoredAsync($"UPDATE memo_exports SET state = 'Running', claim_id = gen_random_uuid(), lease_until = now() + interval '1 hour', started_at = now() WHERE id = '{id}'");
        await desk.StoredAsync($"UPDATE memo_export_items SET state = 'Made', file_name = 'first.docx', content = '\\x01' WHERE export_id = '{id}' AND position = 1");
        (await NewWorker().RunNextAsync(Cancel)).ShouldBeFalse("the lease holds");
        await desk.StoredAsync($"UPDATE memo_exports SET lease_until = now() - interval '1 second' WHERE id = '{id}'");
        (await NewWorker().RunNextAsync(Cancel)).ShouldBeTrue();
        var done = await LookAsync(id);
        (done.State, done.Made, done.Rows[0].FileName).ShouldBe((MemoExportState.Completed, 2, "first.docx"));
    }

    [Fact]
    public async Task A_memo_that_ends_its_worker_again_and_again_is_given_up_and_the_others_go_on()
    {
        var id = (await StartAsync([await desk.NewDealAsync("Deadly"), await desk.NewDealAsync("Harmless")])).Require();
        await desk.StoredAsync($"UPDATE memo_exports SET attempts = 3 WHERE id = '{id}'");
        (await NewWorker().RunNextAsync(Cancel)).ShouldBeTrue();
        (await LookAsync(id)).Rows.Select(row => row.State).ShouldBe([MemoExportItemState.Failed, MemoExportItemState.Made]);
    }

    [Fact]
    public async Task What_waits_and_what_runs_is_stopped_and_what_was_made_is_kept()
    {
        var waiting = (await StartAsync([await desk.NewDealAsync()])).Require();
        (await desk.Get<CancelMemoExport>().ExecuteAsync(waiting, Desk.SecondAnalyst, Cancel)).ShouldBeOfType<Result<MemoExportState>.NotFound>("it is not theirs to know of");
        (await desk.Get<CancelMemoExport>().ExecuteAsync(waiting, Desk.Manager, Cancel)).Require().ShouldBe(MemoExportState.Cancelled);
        (await NewWorker().RunNextAsync(Cancel)).ShouldBeFalse();

        var running = (await StartAsync([await desk.NewDealAsync("Kept"), await desk.NewDealAsync("Not made")])).Require();
        await desk.StoredAsync($"UPDATE memo_export_items SET state = 'Made', file_name = 'kept.docx', content = '\\x01' WHERE export_id = '{running}' AND position = 1");
        // Asked to stop while a worker holds it; that worker dies before it hears, and the next one hears it.
        await desk.StoredAsync($"UPDATE memo_exports SET state = 'Running', claim_id = gen_random_uuid(), lease_until = now() - interval '1 second' WHERE id = '{running}'");
        (await desk.Get<CancelMemoExport>().ExecuteAsync(running, Desk.Analyst, Cancel)).Require().ShouldBe(MemoExportState.Running);
        (await NewWorker().RunNextAsync(Cancel)).ShouldBeTrue();
        var stopped = await LookAsync(running);
        (stopped.State, stopped.Made, stopped.Available).ShouldBe((MemoExportState.Cancelled, 1, true));
    }

    [Fact]
    public async Task One_at_a_time_for_each_person_and_only_deals_that_are_there()
    {
        var deal = await desk.NewDealAsync();
        (await StartAsync([])).ShouldBeOfType<Result<Guid>.Invalid>();
        (await StartAsync([deal, Guid.Empty])).ShouldBeOfType<Result<Guid>.Invalid>().Messages[0].Path.ShouldBe("/dealIds/1");
        (await StartAsync([.. Enumerable.Range(0, 201).Select(_ => Guid.CreateVersion7())])).ShouldBeOfType<Result<Guid>.Invalid>();
        var first = (await StartAsync([deal])).Require();
        (await StartAsync([deal])).ShouldBeOfType<Result<Guid>.Conflict>();
        (await desk.Get<OpenMemoExport>().ExecuteAsync(first, Desk.Manager, Cancel)).ShouldBeOfType<Result<MemoExportView>.NotFound>("somebody else's export");
        (await desk.Get<CancelMemoExport>().ExecuteAsync(first, Desk.Analyst, Cancel)).Require();
    }

    [Fact]
    public async Task All_memos_of_an_export_are_laid_out_by_the_template_that_was_chosen()
    {
        var deal = await desk.NewDealAsync("Laid out in a set");
        var house = new MemoTemplate { Name = "Set paper", Institution = "Northern Lights Credit", Sections = [new() { Key = "sizing", Title = "What it may be" }, new() { Key = "appendix" }] };
        var template = (await desk.Get<SaveMemoTemplate>().ExecuteAsync(new SaveMemoTemplateCommand(null, 0, house, null), Desk.Manager, Cancel)).Require();
        var start = desk.Get<StartMemoExport>();
        (await start.ExecuteAsync(new StartMemoExportCommand([deal], MemoFormat.Html, TemplateId: Guid.CreateVersion7()), Desk.Analyst, Cancel))
            .ShouldBeOfType<Result<Guid>.Invalid>().Messages[0].Path.ShouldBe("/templateId");

        var id = (await start.ExecuteAsync(new StartMemoExportCommand([deal], MemoFormat.Html, TemplateId: template.TemplateId), Desk.Analyst, Cancel)).Require();
        (await NewWorker().RunNextAsync(Cancel)).ShouldBeTrue();

        (await LookAsync(id)).TemplateName.ShouldBe("Set paper");
        var made = (byte[])(await desk.StoredAsync($"SELECT content FROM memo_export_items WHERE export_id = '{id}'"))!;
        var page = Encoding.UTF8.GetString(made);
        page.ShouldContain("1. What it may be");
        page.ShouldNotContain("Request and recommendation</h2>");
    }

    [Fact]
    public async Task Whoever_lost_the_right_meanwhile_gets_nothing()
    {
        var id = (await StartAsync([await desk.NewDealAsync()], Desk.SecondAnalyst)).Require();
        await desk.StoredAsync($"UPDATE users SET role = 'Administrator' WHERE id = '{Desk.SecondAnalyst.UserId}'");
        try
        {
            (await NewWorker().RunNextAsync(Cancel)).ShouldBeTrue();
            (await desk.StoredAsync($"SELECT problem FROM memo_export_items WHERE export_id = '{id}'")).ShouldBeOfType<string>().ShouldContain("may not do this");
        }
        finally
        {
            await desk.StoredAsync($"UPDATE users SET role = 'Analyst' WHERE id = '{Desk.SecondAnalyst.UserId}'");
        }
    }

    [Fact]
    public async Task The_application_cannot_change_what_was_asked()
    {
        (await Should.ThrowAsync<PostgresException>(() => TestDatabase.ExecuteAsync(desk.Database.ApplicationConnectionString, "UPDATE memo_exports SET requested_by_id = gen_random_uuid()", Cancel)))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await Should.ThrowAsync<PostgresException>(() => TestDatabase.ExecuteAsync(desk.Database.ApplicationConnectionString, "DELETE FROM memo_export_items", Cancel)))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private MemoExportWorker NewWorker() => new(
        desk.Get<IDbContextFactory<UnderwritingDbContext>>(), desk.Get<ExportPaper>(), desk.Get<AuditTrail>(), TimeProvider.System, new MemoExportWorkerOptions { Beat = TimeSpan.FromMilliseconds(20) },
        NullLogger<MemoExportWorker>.Instance);

    private Task<Result<Guid>> StartAsync(IReadOnlyList<Guid> deals, Actor? actor = null) =>
        desk.Get<StartMemoExport>().ExecuteAsync(new StartMemoExportCommand(deals, MemoFormat.Word), actor ?? Desk.Analyst, Cancel);

    private async Task<MemoExportView> LookAsync(Guid id) => (await desk.Get<OpenMemoExport>().ExecuteAsync(id, Desk.Analyst, Cancel)).Require();
}
