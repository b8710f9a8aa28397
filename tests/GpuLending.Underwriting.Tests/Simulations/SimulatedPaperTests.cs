using GpuLending.Engine.Simulation;
using GpuLending.Testing;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Tests.Approvals;
using GpuLending.Underwriting.Tests.DealMemos;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Simulations;

/// <summary>What becomes of a simulation in a revision and in the papers.</summary>
public sealed class SimulatedPaperTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_revision_freezes_the_run_of_its_very_case_and_its_memo_prints_the_stored_losses_with_their_errors()
    {
        var dealId = await desk.NewMitigatedDealAsync();
        await desk.StartAsync(dealId);
        await desk.NewWorker().RunNextAsync(Cancel);
        // Words beside the case change no figure.
        await desk.SaveAsync(dealId, document => document with { Narrative = new Dictionary<string, string> { ["risks"] = "None that we know." } });
        Text(await MemoAsync(new MemoSubject.OfDraft(dealId))).ShouldContain("Simulated losses to the last maturity");

        var revisionId = (await desk.TrySubmitAsync(dealId)).Require();

        var revision = await desk.LookAsync(revisionId, Desk.RiskOfficer);
        revision.Result.Simulation!.Terms.Paths.ShouldBe(1_000);
        revision.Result.Stress!.Comparison.Cases.Select(item => item.Key).ShouldBe(["base", "downside", "severe"], "no case was chosen");
        (await desk.StoredAsync($"SELECT seed FROM revisions WHERE id = '{revisionId}'")).ShouldBe(7L);
        var memo = await MemoAsync(new MemoSubject.OfRevision(revisionId));
        var losses = memo.Sections.Single(section => section.Key == "rating").Blocks.OfType<MemoTable>().Single(table => table.Caption.StartsWith("Simulated losses", StringComparison.Ordinal));
        losses.Rows.Select(row => row.Cells[0].Text).ShouldBe(
            [
                "Probability of default", "Loss given default", "Expected loss", "Unexpected loss, one standard deviation", "Value at risk, 90.0 %", "Expected shortfall, 90.0 %", "Value at risk, 95.0 %",
                "Expected shortfall, 95.0 %", "Value at risk, 99.0 %", "Expected shortfall, 99.0 %", "Value at risk, 99.9 %", "Expected shortfall, 99.9 %",
            ]);
        losses.Columns.Select(column => column.Title).ShouldContain("Standard error");
        losses.Note.ShouldContain("1,000 paths");
        var histogram = memo.Sections.Single(section => section.Key == "rating").Blocks.OfType<MemoHistogram>().ShouldHaveSingleItem();
        histogram.Bars.Select(bar => bar.Share).ShouldBe(revision.Result.Simulation.Histogram.Select(bin => bin.Paths / 1_000.0));
        histogram.Bars.Where(bar => bar.Share > 0).ShouldAllBe(bar => Math.Abs(bar.Error - Math.Sqrt(bar.Share * (1 - bar.Share) / 1_000)) < 1e-12);
        histogram.Marks[0].Value.ShouldBe(revision.Result.Simulation.ExpectedLoss.Value);
        if (Environment.GetEnvironmentVariable(MemoPdfTests.KeepVariable) is { } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "simulated.html"), MemoHtmlWriter.Write(memo), Cancel);
            await File.WriteAllBytesAsync(Path.Combine(folder, "simulated.docx"), MemoWordWriter.Write(memo), Cancel);
        }
    }

    [Fact]
    public async Task A_case_that_has_changed_since_has_no_simulation()
    {
        var dealId = await desk.NewMitigatedDealAsync();
        await desk.StartAsync(dealId);
        await desk.NewWorker().RunNextAsync(Cancel);
        await desk.SaveAsync(dealId, document => document with { Case = document.Case with { Facility = document.Case.Facility with { TenorMonths = document.Case.Facility.TenorMonths - 1 } } });

        Text(await MemoAsync(new MemoSubject.OfDraft(dealId))).ShouldContain("Simulated losses: not provided");
        var revision = await desk.LookAsync((await desk.TrySubmitAsync(dealId)).Require(), Desk.RiskOfficer);
        revision.Result.Simulation.ShouldBeNull();
    }

    [Fact]
    public async Task A_run_in_which_ratings_migrate_is_kept_and_printed_with_its_matrix()
    {
        var dealId = await desk.NewMitigatedDealAsync();
        var runId = await desk.StartAsync(dealId, SimulationDesk.Short with { Migration = new() });
        await desk.NewWorker().RunNextAsync(Cancel);

        var view = await desk.LookAsync(runId);
        view.Standing.Terms.Migration!.Matrix[3].ShouldBe(new RatingMigration().Matrix[3]);
        var outlook = view.Result!.Ratings!.ShouldNotBeNull()[0];
        outlook.Odds[12].Sum().ShouldBe(1, 1e-9);
        var ratings = (await MemoAsync(new MemoSubject.OfDraft(dealId))).Sections.SelectMany(section => section.Blocks).OfType<MemoTable>().Single(table => table.Caption == "Simulated ratings of the customers");
        ratings.Rows[0].Cells[0].Text.ShouldBe(outlook.Customer);
        ratings.Note.ShouldContain("Standard & Poor's");
    }

    private async Task<MemoDocument> MemoAsync(MemoSubject subject) => (await desk.Get<BuildMemo>().ExecuteAsync(subject, Desk.Analyst, Cancel)).Require();

    private static string Text(MemoDocument memo) => MemoHtmlWriter.Write(memo);
}
