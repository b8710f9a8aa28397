using GpuLending.Engine;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Waterfalls;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Deals.SampleDeals;
using GpuLending.Underwriting.Workbooks;
using Xunit;

namespace GpuLending.Underwriting.Tests.Workbooks;

/// <summary>The loan's sheets against the engine: limits, schedule to the cent, covenants, returns.</summary>
public sealed class LoanWorkbookTests
{
    private const int Random = 16;

    private static readonly DealCase NewDeal = NewDealTerms.Start("A new deal", new() { Name = "Borrower Ltd" }, new DateOnly(2026, 11, 23)).Case;

    [Fact]
    public Task Seasoned_loans_and_agreed_waterfalls_come_out_as_the_engine_has_them() => WorkbookCase.HoldAsync(
        [
            WorkbookCase.Unchanged(IrenMicrosoft.Document.Case),
            WorkbookCase.Changed(IrenMicrosoft.Document.Case, "Tranche_2_Rate", 0.0634),
            WorkbookCase.Unchanged(CoreWeaveDelayedDraw1.Document.Case),
            WorkbookCase.Unchanged(NewDeal with { Name = "Plain waterfall", Waterfall = WaterfallTemplates.Plain(3) }),
            WorkbookCase.Unchanged(NewDeal with { Name = "CoreWeave's waterfall", Waterfall = WaterfallTemplates.CoreWeaveDelayedDraw4() }),
        ],
        TestContext.Current.CancellationToken);

    [Fact]
    public Task Terms_at_the_edges_come_out_as_the_engine_has_them()
    {
        var (closing, lot, facility) = (NewDeal.ClosingDate, NewDeal.Lots[0], NewDeal.Facility);
        return WorkbookCase.HoldAsync(
            [
                WorkbookCase.Unchanged(NewDeal with { Name = "No contract", Contracts = [] }),
                WorkbookCase.Unchanged(NewDeal with { Name = "No loan: the tenor outlives the contract", Facility = facility with { TenorMonths = 72 } }),
                WorkbookCase.Unchanged(NewDeal with { Name = "Yearly payments of a loan of one dollar", Facility = facility with { PaymentFrequency = PaymentFrequency.Annual, Commitment = Money.Usd(1) } }),
                WorkbookCase.Unchanged(NewDeal with
                {
                    Name = "Issued above par, drawn by deliveries, one of them after the last day for draws",
                    Facility = facility with
                    {
                        Fees = facility.Fees with { OriginalIssueDiscount = -0.01 }, Draws = new() { Kind = DrawPlanKind.FollowDeliveries }, AvailabilityEnd = closing.AddMonths(3),
                    },
                    Lots =
                    [
                        lot,
                        lot with { Id = "L2", InServiceDate = closing.AddDays(40), DeliveredOn = closing.AddDays(10) },
                        lot with { Id = "L3", InServiceDate = closing.AddMonths(7) },
                    ],
                }),
                WorkbookCase.Unchanged(NewDeal with
                {
                    Name = "The margin changes within a period",
                    Facility = facility with { Interest = facility.Interest with { MarginSteps = [new() { Date = closing.AddMonths(10).AddDays(12), ChangePerAnnum = 0.005 }] } },
                }),
                WorkbookCase.Unchanged(NewDeal with
                {
                    Name = "A swapped loan whose waterfall traps cash on cover, loan-to-value and an event",
                    Facility = facility with { Interest = facility.Interest with { SwapShare = 0.8, SwapRatePerAnnum = 0.02 } },
                    Waterfall = WaterfallTemplates.CoreWeaveDelayedDraw4() with
                    {
                        Triggers =
                        [
                            new() { Id = "MSA", Measure = TriggerMeasure.DebtServiceCoverage, Threshold = 4.1, WindowMonths = 3 },
                            new() { Id = "PARENT", Measure = TriggerMeasure.LoanToValue, Threshold = 0.76, CureTests = 2 },
                            new() { Id = "DEFAULT", Measure = TriggerMeasure.Event, From = closing.AddMonths(20), Until = closing.AddMonths(26) },
                        ],
                    },
                }),
            ],
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Random_loans_come_out_to_the_cent_with_an_input_changed_in_half_of_them()
    {
        var cases = Enumerable.Range(1, 4 * Random).Select(RandomLoans.Of).Where(deal => WorkbookForm.WhyNot(deal).Count == 0).Take(Random).Select((deal, i) => i % 2 == 0 ? WorkbookCase.Unchanged(deal) : Changed(deal, i / 2)).ToList();
        await WorkbookCase.HoldAsync(cases, TestContext.Current.CancellationToken);
    }

    private static WorkbookCase Changed(DealCase deal, int i) => (i % 6) switch
    {
        0 => WorkbookCase.Changed(deal, "Issue_Discount", 0.0225),
        1 => deal.Facility.Interest.Kind == RateKind.Fixed ? WorkbookCase.Changed(deal, "Fixed_Rate", 0.1034) : WorkbookCase.Changed(deal, "Margin_Rate", 0.0432),
        2 => WorkbookCase.Changed(deal, "Contracted_Target", 1.55),
        3 => WorkbookCase.Changed(deal, "Value_Maximum", 0.61),
        4 => WorkbookCase.Changed(deal, "Interest_Only_Months", 4),
        _ => WorkbookCase.Changed(deal, "Reserve_Months", 2),
    };
}
