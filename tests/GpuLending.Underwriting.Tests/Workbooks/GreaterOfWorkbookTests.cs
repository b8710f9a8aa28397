using GpuLending.Engine;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Deals.SampleDeals;
using GpuLending.Underwriting.Workbooks;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Workbooks;

/// <summary>Repayment by the greater of two paths: the loan is no multiple of a loan of 1, so the workbook finds each limit's loan in steps.</summary>
public sealed class GreaterOfWorkbookTests
{
    private const int Random = 8;

    private static readonly DealCase Sample = CoreWeaveDelayedDraw2.Document.Case;

    [Fact]
    public Task CoreWeaves_second_loan_comes_out_as_the_engine_has_it_whichever_limit_decides() => WorkbookCase.HoldAsync(
        [
            WorkbookCase.Unchanged(Sample),
            WorkbookCase.Changed(Sample, "Path_Cost_Advance", 0.8),
            WorkbookCase.Changed(Sample, "Draw_1_Amount", 1_876_543_210.98),
            WorkbookCase.Unchanged(Larger(Sample, sizing => sizing with { DepreciatedCost = sizing.DepreciatedCost with { Maximum = 0.8 } })),
            WorkbookCase.Changed(Larger(Sample, sizing => sizing with { DebtServiceCoverage = sizing.DebtServiceCoverage with { Status = LimitStatus.Applied } }), "Contracted_Target", 1.37),
            WorkbookCase.Unchanged(Larger(Sample, sizing => sizing with { LoanToValue = new LoanToValueTerms { Status = LimitStatus.Applied, Maximum = 0.6, EveryDate = true } })),
        ],
        TestContext.Current.CancellationToken);

    [Fact]
    public async Task Random_loans_come_out_to_the_cent_with_an_input_changed_in_half_of_them()
    {
        var cases = Enumerable.Range(1_000, 4 * Random).Select(Of).Where(deal => WorkbookForm.WhyNot(deal).Count == 0).Take(Random).Select((deal, i) => i % 2 == 0 ? WorkbookCase.Unchanged(deal) : Changed(deal, i / 2)).ToList();
        cases.Count.ShouldBe(Random);
        await WorkbookCase.HoldAsync(cases, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_reserve_that_the_loan_funds_is_refused_in_words() =>
        WorkbookForm.WhyNot(Sample with { Sizing = Sample.Sizing with { AdvanceOnCost = Sample.Sizing.AdvanceOnCost with { Uses = new LoanUses { DebtServiceReserve = UseFunding.Loan } } } })
            .ShouldHaveSingleItem().ShouldContain("reserve that the loan funds");

    private static DealCase Larger(DealCase deal, Func<SizingTerms, SizingTerms> terms) => deal with
    {
        Sizing = terms(deal.Sizing),
        Facility = deal.Facility with { Commitment = Money.Usd(20_000_000_000), Draws = deal.Facility.Draws with { Entered = [.. deal.Facility.Draws.Entered.Select(draw => draw with { Amount = draw.Amount! * 3 })] } },
    };

    private static DealCase Of(int seed)
    {
        var deal = RandomLoans.Of(seed);
        var random = new Random(seed);
        return deal with
        {
            Facility = deal.Facility with
            {
                Amortisation = new AmortisationTerms
                {
                    Style = AmortisationStyle.GreaterOf,
                    InterestOnlyMonths = random.Next(0, 9),
                    DepreciationLifeYears = 4 + (2 * random.NextDouble()),
                    DepreciatedCostAdvance = random.Next(3) == 0 ? 1 : 0.6 + (0.4 * random.NextDouble()),
                },
            },
            Sizing = deal.Sizing with { AdvanceOnCost = deal.Sizing.AdvanceOnCost with { Uses = deal.Sizing.AdvanceOnCost.Uses with { DebtServiceReserve = UseFunding.Sponsor } } },
        };
    }

    private static WorkbookCase Changed(DealCase deal, int i) => (i % 5) switch
    {
        0 => WorkbookCase.Changed(deal, "Path_Life_Years", 4.4),
        1 => WorkbookCase.Changed(deal, "Contracted_Target", 1.55),
        2 => WorkbookCase.Changed(deal, "Path_Cost_Advance", 0.7),
        3 => WorkbookCase.Changed(deal, "Interest_Only_Months", 4),
        _ => WorkbookCase.Changed(deal, "Value_Maximum", 0.61),
    };
}
