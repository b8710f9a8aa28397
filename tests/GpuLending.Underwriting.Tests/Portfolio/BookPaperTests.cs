using GpuLending.Testing;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Tests.Approvals;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Portfolio;

/// <summary>What a revision keeps of the book and of printed prices, and what its memo prints of them.</summary>
public sealed class BookPaperTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_submission_freezes_what_the_loan_adds_to_the_approved_book_and_the_memo_prints_it()
    {
        await desk.NewApprovedDealAsync();
        // An open draft is no part of the book.
        await desk.NewDealAsync("Only a draft");
        var revisionId = (await desk.TrySubmitAsync(await RatedAsync("Under review"))).Require();

        var book = (await desk.LookAsync(revisionId, Desk.RiskOfficer)).Result.Book.ShouldNotBeNull();
        (book.Loans + book.LeftOut).ShouldBe(2);
        book.Addition.Exposure.ShouldBe(book.Own.Loan.Exposure);
        book.Addition.ExpectedLoss.ShouldBe(book.Own.Loan.ExpectedLoss);
        book.Own.Loan.ProbabilityOfDefault.ShouldBeGreaterThan(0.1);

        await desk.NewApprovedDealAsync();
        var memo = await MemoAsync(new MemoSubject.OfRevision(revisionId));
        var table = memo.Sections.Single(section => section.Key == "rating").Blocks.OfType<MemoTable>().Single(found => found.Caption == "What the loan adds to the book");
        table.Rows.Select(row => row.Cells[0].Text).ShouldBe(["Exposure", "Expected loss", "Unexpected loss, one standard deviation", "Value at risk, 99.9 %", "Expected shortfall, 99.9 %"]);
        // What was approved since is not in it.
        table.Note.ShouldContain(book.Loans == 2 ? "1 other loan over its life" : "no other loan");
        table.Note.ShouldContain("all assumed");
    }

    [Fact]
    public async Task A_submission_freezes_when_its_covenants_would_have_fired_on_printed_prices()
    {
        var revisionId = (await desk.TrySubmitAsync(await RatedAsync("Backtested"))).Require();

        var backtests = (await desk.LookAsync(revisionId, Desk.RiskOfficer)).Result.Backtests.ShouldNotBeNull();
        backtests.Select(backtest => backtest.Result.CovenantId).ShouldBe(["V1", "V2"]);
        backtests.ShouldAllBe(backtest => backtest.Result.Vintages.Count > 0);
        var memo = await MemoAsync(new MemoSubject.OfRevision(revisionId));
        var table = memo.Sections.Single(section => section.Key == "covenants").Blocks.OfType<MemoTable>().Single(found => found.Caption.StartsWith("Covenants on printed prices", StringComparison.Ordinal));
        table.Rows.Count.ShouldBe(2);
        table.Rows[1].Cells[2].Text.ShouldBe(backtests[1].Result.Fired is { } fired ? FigureFormat.Date(fired.Date) : "never");
        table.Note.ShouldContain(backtests[0].Question.GpuModel);
    }

    private async Task<Guid> RatedAsync(string name)
    {
        var dealId = await desk.NewMitigatedDealAsync(name);
        await desk.SaveAsync(dealId, document => document with
        {
            Case = document.Case with { Credit = document.Case.Credit with { Basis = Engine.Credit.DefaultRateBasis.Entered, DefaultRatePerAnnum = 0.05 } },
        });
        return dealId;
    }

    private async Task<MemoDocument> MemoAsync(MemoSubject subject) => (await desk.Get<BuildMemo>().ExecuteAsync(subject, Desk.Analyst, Cancel)).Require();
}
