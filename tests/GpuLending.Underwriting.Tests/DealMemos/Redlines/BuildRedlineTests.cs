using GpuLending.Testing;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.DealMemos.Redlines;
using GpuLending.Underwriting.Tests.Approvals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.DealMemos.Redlines;

/// <summary>A revision's paper against the revision before; a working draft's against the latest.</summary>
public sealed class BuildRedlineTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_revision_is_held_against_the_first_and_a_draft_against_the_second()
    {
        var first = await desk.NewRevisionAsync();
        (await desk.DecideAsync(first, RevisionDecision.Return, Desk.RiskOfficer)).Require();
        var dealId = (await desk.LookAsync(first, Desk.Analyst)).DealId;
        await TenorAsync(dealId, 36);
        var second = (await desk.TrySubmitAsync(dealId)).Require();
        await TenorAsync(dealId, 30);

        var terms = await HtmlAsync(new MemoSubject.OfRevision(second), MemoKind.TermSheetRedline);
        terms.ShouldContain("<del>48</del><ins>36</ins> months from the day of each draw");
        terms.ShouldContain("against revision 1, returned");
        terms.ShouldContain("DRAFT");
        (await HtmlAsync(new MemoSubject.OfDraft(dealId), MemoKind.TermSheetRedline)).ShouldContain("<del>36</del><ins>30</ins> months from the day of each draw");
        (await HtmlAsync(new MemoSubject.OfRevision(second), MemoKind.MemoRedline)).ShouldContain("<ins>");

        var file = (await desk.Get<ExportPaper>().ExecuteAsync(new MemoSubject.OfRevision(second), MemoKind.TermSheetRedline, MemoFormat.Word, Desk.Manager, Cancel)).Require();
        file.FileName.ShouldEndWith("term-sheet-redline-revision-2-DRAFT.docx");
        (await desk.StoredAsync($"SELECT detail::json ->> 'paper' FROM audit_entries WHERE action = 'document.exported' AND subject_id = '{second}'")).ShouldBe("termSheetRedline");
    }

    [Fact]
    public async Task A_first_revision_has_nothing_to_be_held_against()
    {
        var first = await desk.NewRevisionAsync();
        (await desk.Get<BuildRedline>().ExecuteAsync(new MemoSubject.OfRevision(first), MemoKind.MemoRedline, Desk.Manager, Cancel))
            .ShouldBeOfType<Result<MemoDocument>.NotComputable>().Reason.ShouldContain("no earlier revision");
    }

    private Task TenorAsync(Guid dealId, int months) =>
        desk.SaveAsync(dealId, document => document with { Case = document.Case with { Facility = document.Case.Facility with { TenorMonths = months } } });

    private async Task<string> HtmlAsync(MemoSubject subject, MemoKind kind) =>
        MemoHtmlWriter.Write((await desk.Get<BuildRedline>().ExecuteAsync(subject, kind, Desk.Analyst, Cancel)).Require());
}
