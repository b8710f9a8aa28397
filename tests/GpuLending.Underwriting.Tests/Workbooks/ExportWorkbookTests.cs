using GpuLending.Testing;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals.SampleDeals;
using GpuLending.Underwriting.Tests.Approvals;
using GpuLending.Underwriting.Workbooks;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Workbooks;

/// <summary>Workbooks of deals that stand in the database.</summary>
public sealed class ExportWorkbookTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_leaves_as_a_workbook_marked_draft_and_the_record_says_who_took_it()
    {
        var dealId = await desk.NewDealAsync("Taken away", FluidstackFirstTranche.Document);

        var file = (await desk.Get<ExportWorkbook>().ExecuteAsync(new MemoSubject.OfDraft(dealId), Desk.Manager, Cancel)).Require();

        file.ContentType.ShouldBe(WorkbookWriter.ContentType);
        file.FileName.ShouldEndWith("-workbook-working-draft.xlsx");
        var cells = WorkbookCells.Read(file.Content);
        cells.At("Cover", "A5")!.Words.ShouldBe("DRAFT: not approved");
        cells.All.ShouldAllBe(cell => cell.Value.Formula == null || !cell.Value.Formula.Contains('['));
        var recorded = await desk.StoredAsync($"SELECT detail::text FROM audit_entries WHERE deal_id = '{dealId}' AND action = 'document.exported'");
        recorded.ShouldBeOfType<string>().ShouldContain("workbook");
    }

    [Fact]
    public async Task A_revision_s_workbook_names_its_number_and_hash_and_carries_the_stored_figures()
    {
        var revisionId = await desk.NewRevisionAsync();

        var file = (await desk.Get<ExportWorkbook>().ExecuteAsync(new MemoSubject.OfRevision(revisionId), Desk.Manager, Cancel)).Require();

        file.FileName.ShouldEndWith("-workbook-revision-1-DRAFT.xlsx");
        var hash = (string)(await desk.StoredAsync($"SELECT hash FROM revisions WHERE id = '{revisionId}'"))!;
        WorkbookCells.Read(file.Content).All.Where(cell => cell.Key.Sheet == "Cover").ShouldContain(cell => cell.Value.Words == hash);
    }

    [Fact]
    public async Task A_deal_with_a_term_that_is_not_carried_is_refused_in_words()
    {
        var document = FluidstackFirstTranche.Document;
        var taxed = document with { Case = document.Case with { Costs = document.Case.Costs with { IncomeTax = new() { RatePerAnnum = 0.21 } } } };
        var dealId = await desk.NewDealAsync("Taxed", taxed);

        var answer = await desk.Get<ExportWorkbook>().ExecuteAsync(new MemoSubject.OfDraft(dealId), Desk.Manager, Cancel);

        answer.ShouldBeOfType<Result<MemoFile>.NotComputable>().Reason.ShouldContain("Income tax");
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE deal_id = '{dealId}' AND action = 'document.exported'")).ShouldBe(0L);
    }

    [Fact]
    public async Task Who_may_not_export_is_refused_on_the_record()
    {
        var dealId = await desk.NewDealAsync("Refused", FluidstackFirstTranche.Document);

        var answer = await desk.Get<ExportWorkbook>().ExecuteAsync(new MemoSubject.OfDraft(dealId), Desk.Administrator, Cancel);

        answer.ShouldBeOfType<Result<MemoFile>.Forbidden>();
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE action = 'access.refused' AND detail::text LIKE '%ExportWorkbook%'")).ShouldBe(1L);
    }
}
