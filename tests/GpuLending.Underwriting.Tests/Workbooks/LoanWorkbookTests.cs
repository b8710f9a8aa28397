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
