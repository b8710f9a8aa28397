using GpuLending.Engine.Scenarios;
using GpuLending.Testing;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Tests.Approvals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Stress;

/// <summary>What becomes of the chosen cases in a revision and in its memo.</summary>
public sealed class StressedPaperTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_submission_freezes_the_chosen_cases_and_its_memo_prints_them_whatever_the_draft_becomes()
    {
        var dealId = await desk.NewMitigatedDealAsync();
        await desk.SaveAsync(dealId, document => document with
        {
            Stress = new()
            {
                Own = [new() { Id = "committee", Name = "Committee's own", Source = "Asked at the first reading.", Parts = ["value-50"], Changes = new() { RentFactor = 0.7 } }],
                Cases = ["severe", "committee"],
            },
        });
        var revisionId = (await desk.TrySubmitAsync(dealId)).Require();

        var frozen = (await desk.LookAsync(revisionId, Desk.RiskOfficer)).Result.Stress.ShouldNotBeNull();
        frozen.Comparison.Cases.Select(item => item.Key).ShouldBe([ScenarioLibrary.BaseKey, "severe", "committee"]);
        frozen.Comparison.Cases[2].Scenario.RentFactor.ShouldBe(0.7);
        frozen.BreakPoints.Count.ShouldBe(12 * 3);
        frozen.Reverse.Count.ShouldBe(3);
        System.Text.Encoding.UTF8.GetString((byte[])(await desk.StoredAsync($"SELECT result FROM revisions WHERE id = '{revisionId}'"))!).ShouldContain("Committee's own");

        // The draft goes on without cases: what was submitted stays.
        await desk.SaveAsync(dealId, document => document with { Stress = new() });
        var memo = await MemoAsync(new MemoSubject.OfRevision(revisionId));
        var tables = memo.Sections.SelectMany(section => section.Blocks).OfType<MemoTable>().ToList();
        var cases = tables.Single(table => table.Caption == "Cases side by side");
        cases.Columns.Select(column => column.Title).ShouldBe(["", "Base", "Severe", "Committee's own"]);
        var cover = cases.Rows.Single(row => row.Cells[0].Text == "Least debt service cover with arrears");
        cover.Cells[2].Text.ShouldBe(FigureFormat.Multiple(frozen.Comparison.Cases[1].Figures.MinimumCoverage!.Value));
        tables.Single(table => table.Caption == "Where the cases come from").Rows.Select(row => row.Cells[2].Text).ShouldContain("Asked at the first reading.");
        tables.Single(table => table.Caption.StartsWith("Break-even", StringComparison.Ordinal)).Rows.Count.ShouldBe(12);
        var text = MemoHtmlWriter.Write(memo);
        text.ShouldContain("Largest loan-to-value after a payment");
        foreach (var reverse in frozen.Reverse) text.ShouldContain(System.Net.WebUtility.HtmlEncode(reverse.Reason));
        // A draft without chosen cases prints the standard ones.
        (await MemoAsync(new MemoSubject.OfDraft(dealId))).Sections.SelectMany(section => section.Blocks).OfType<MemoTable>().Single(table => table.Caption == "Cases side by side")
            .Columns.Select(column => column.Title).ShouldBe(["", "Base", "Downside", "Severe"]);
    }

    [Fact]
    public async Task A_case_that_the_library_no_longer_has_is_said_and_the_rest_is_frozen()
    {
        var dealId = await desk.NewMitigatedDealAsync();
        await desk.SaveAsync(dealId, document => document with { Stress = new() { Cases = ["downside", "no-longer-there"] } });

        var revisionId = (await desk.TrySubmitAsync(dealId)).Require();

        var frozen = (await desk.LookAsync(revisionId, Desk.RiskOfficer)).Result.Stress.ShouldNotBeNull();
        frozen.Comparison.Missing.ShouldBe(["no-longer-there"]);
        frozen.Comparison.Cases.Count.ShouldBe(2);
        MemoHtmlWriter.Write(await MemoAsync(new MemoSubject.OfRevision(revisionId))).ShouldContain("no longer part of the library for this deal: no-longer-there");
    }

    private async Task<MemoDocument> MemoAsync(MemoSubject subject) => (await desk.Get<BuildMemo>().ExecuteAsync(subject, Desk.Analyst, Cancel)).Require();
}
