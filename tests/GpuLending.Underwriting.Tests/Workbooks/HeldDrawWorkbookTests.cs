using GpuLending.Engine;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Deals.SampleDeals;
using GpuLending.Underwriting.Workbooks;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Workbooks;

/// <summary>Draws held to deliveries, a commitment that grows in steps, and prepayment that the base case never asks for.</summary>
public sealed class HeldDrawWorkbookTests
{
    private const int Random = 8;

    private static readonly DealCase Sample = CoreWeaveDelayedDraw4.Document.Case;

    [Fact]
    public Task CoreWeaves_fourth_loan_comes_out_as_the_engine_has_it() => WorkbookCase.HoldAsync(
        [
            WorkbookCase.Unchanged(Sample),
            WorkbookCase.Changed(Sample, "Commitment_Step_1_Amount", 400_000_000),
            WorkbookCase.Changed(Sample, "Advance_Rate", 0.83),
            WorkbookCase.Changed(Sample, "Lot2_Gpus", 20_000),
        ],
        TestContext.Current.CancellationToken);

    [Fact]
    public async Task Random_loans_come_out_to_the_cent_with_an_input_changed_in_half_of_them()
    {
        var cases = Enumerable.Range(2_000, 6 * Random).Select(Of).Where(WrittenAsItIs).Take(Random).Select((deal, i) => i % 2 == 0 ? WorkbookCase.Unchanged(deal) : Changed(deal, i / 2)).ToList();
        cases.Count.ShouldBe(Random);
        await WorkbookCase.HoldAsync(cases, TestContext.Current.CancellationToken);
    }

    private static bool WrittenAsItIs(DealCase deal) =>
        WorkbookForm.WhyNot(deal).Count == 0 && WorkbookForm.WhyNot(deal, DealEvaluator.Evaluate(deal, WorkbookCase.Market, GpuLending.Engine.Scenarios.Scenario.Base, WorkbookCase.Day)).Count == 0;

    private static DealCase Of(int seed)
    {
        var deal = RandomLoans.Of(seed);
        var random = new Random(seed);
        return deal with
        {
            Facility = deal.Facility with
            {
                Commitment = Money.Usd(random.Next(5, 60) * 1_000_000m),
                CommitmentSteps = [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => new CommitmentStep { Date = deal.ClosingDate.AddDays(random.Next(1, 200)), Amount = Money.Usd(random.Next(1, 40) * 1_000_000m) })],
                Prepayment = new PrepaymentTerms { OnNegativeOperatingIncome = random.Next(3) == 0, NegativeIncomeMonthsAhead = random.Next(0, 4) },
            },
            Sizing = deal.Sizing with
            {
                AdvanceOnCost = new AdvanceOnCostTerms
                {
                    AdvanceRate = 0.4 + (random.NextDouble() / 2),
                    DrawTest = (DrawTest)random.Next(3),
                },
            },
        };
    }

    private static WorkbookCase Changed(DealCase deal, int i) => (i % 3) switch
    {
        0 => WorkbookCase.Changed(deal, "Advance_Rate", 0.61),
        1 => deal.Facility.CommitmentSteps.Count > 0 ? WorkbookCase.Changed(deal, "Commitment_Step_1_Amount", 7_654_321.09) : WorkbookCase.Changed(deal, "Commitment_Asked", 23_456_789.01),
        _ => WorkbookCase.Changed(deal, "Lot1_Gpus", Math.Round(deal.Lots[0].Count * 1.1)),
    };
}
