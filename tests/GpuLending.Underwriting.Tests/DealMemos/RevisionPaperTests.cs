using GpuLending.Testing;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.TermSheets;
using GpuLending.Underwriting.Tests.Approvals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.DealMemos;

/// <summary>Papers of frozen revisions: what they say before and after the signatures.</summary>
public sealed class RevisionPaperTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_submitted_revision_prints_its_stored_result_as_a_draft_and_printing_starts_no_review()
    {
        var revisionId = await desk.NewRevisionAsync();

        var memo = (await desk.Get<BuildMemo>().ExecuteAsync(revisionId, Desk.Manager, Cancel)).Require();

        (memo.Draft, memo.Revision).ShouldBe((true, 1));
        memo.Status.ShouldStartWith("Revision 1, submitted ");
        var stored = (decimal)(await desk.StoredAsync($"SELECT loan_size_amount FROM revisions WHERE id = '{revisionId}'"))!;
        memo.Sections[0].Blocks.OfType<MemoKeyFigures>().Single().Figures[0].Value.ShouldBe("USD " + FigureFormat.Amount(stored));
        memo.Hash.ShouldBe((string?)await desk.StoredAsync($"SELECT hash FROM revisions WHERE id = '{revisionId}'"));
        (await desk.StoredAsync($"SELECT count(*) FROM revision_events WHERE revision_id = '{revisionId}'")).ShouldBe(1L);
    }

    [Fact]
    public async Task Nothing_is_printed_from_content_that_was_changed_behind_our_back()
    {
        var revisionId = await desk.NewRevisionAsync();
        await desk.StoredAsync($"ALTER TABLE revisions DISABLE TRIGGER USER; UPDATE revisions SET result = result || ' '::bytea WHERE id = '{revisionId}'; ALTER TABLE revisions ENABLE TRIGGER USER");
        (await desk.Get<BuildMemo>().ExecuteAsync(revisionId, Desk.Manager, Cancel)).ShouldBeOfType<Result<MemoDocument>.Conflict>().Reason.ShouldContain("hash");
    }

    [Fact]
    public async Task One_of_two_signatures_leaves_it_a_draft_and_the_second_lifts_it()
    {
        var revisionId = await desk.NewRevisionAsync();
        (await desk.DecideAsync(revisionId, RevisionDecision.Approve, Desk.RiskOfficer)).Require();
        (await desk.Get<BuildMemo>().ExecuteAsync(revisionId, Desk.Manager, Cancel)).Require().Draft.ShouldBeTrue();

        (await desk.DecideAsync(revisionId, RevisionDecision.ApproveWithConditions, Desk.Manager, ["Direct agreement with the customer"])).Require();
        var memo = (await desk.Get<BuildMemo>().ExecuteAsync(revisionId, Desk.Analyst, Cancel)).Require();

        memo.Draft.ShouldBeFalse();
        memo.FileName("pdf").ShouldBe("A-deal-deal-memo-revision-1.pdf");
        var signatures = memo.Sections[^1].Blocks.OfType<MemoTable>().Single(table => table.Caption == "Sign-offs").Rows;
        signatures.Select(row => row.Cells[1].Text).ShouldBe(["submitted revision 1", "approved", "approved with conditions"]);
        signatures[2].Cells[0].Text.ShouldBe($"{Desk.Manager.DisplayName}, manager");
        signatures[2].Cells[3].Text.ShouldContain("Direct agreement with the customer");
        (await desk.Get<BuildTermSheet>().ExecuteAsync(revisionId, Desk.Manager, Cancel)).Require().Draft.ShouldBeFalse();
    }

    [Theory]
    [InlineData(RevisionDecision.Return, "returned")]
    [InlineData(RevisionDecision.Decline, "declined")]
    public async Task What_was_not_approved_stays_a_draft_and_says_how_it_ended(RevisionDecision decision, string word)
    {
        var revisionId = await desk.NewRevisionAsync();
        (await desk.DecideAsync(revisionId, decision, Desk.RiskOfficer)).Require();

        var memo = (await desk.Get<BuildMemo>().ExecuteAsync(revisionId, Desk.Manager, Cancel)).Require();

        memo.Draft.ShouldBeTrue();
        memo.Status.ShouldStartWith($"Revision 1, {word} ");
    }

    [Fact]
    public async Task A_second_revision_says_what_changed_since_the_first()
    {
        var first = await desk.NewRevisionAsync();
        (await desk.DecideAsync(first, RevisionDecision.Return, Desk.RiskOfficer)).Require();
        var dealId = (await desk.LookAsync(first, Desk.Analyst)).DealId;
        await desk.SaveAsync(dealId, document => document with { Case = document.Case with { Facility = document.Case.Facility with { TenorMonths = 36 } } });
        var second = (await desk.TrySubmitAsync(dealId)).Require();

        var memo = (await desk.Get<BuildMemo>().ExecuteAsync(second, Desk.Manager, Cancel)).Require();

        memo.Revision.ShouldBe(2);
        var changes = memo.Sections.Single(section => section.Key == "request").Blocks.OfType<MemoTable>().Single(table => table.Caption == "Changed since the revision before");
        changes.Rows.ShouldContain(row => row.Cells[0].Text.Contains("enor", StringComparison.Ordinal) && row.Cells[2].Text.StartsWith("36", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_record_names_the_revision_whose_paper_was_taken_away()
    {
        var revisionId = await desk.NewRevisionAsync();

        (await desk.Get<ExportPaper>().ExecuteAsync(new MemoSubject.OfRevision(revisionId), MemoKind.DealMemo, MemoFormat.Word, Desk.Manager, Cancel)).Require();

        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE subject_id = '{revisionId}' AND action = 'document.exported' AND deal_id IS NOT NULL")).ShouldBe(1L);
    }
}
