using System.Text.Json;
using CsCheck;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Tests.Reference;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Scenarios;

/// <summary>A prepared deal says of every scenario what the evaluator says.</summary>
public sealed class PreparedDealTests
{
    private const double Relative = 1e-6;

    private static readonly Scenario[] Stresses =
    [
        Scenario.Base,
        new() { RentFactor = 0.4, CostFactor = 1.3 },
        new() { ValueFactor = 0.5, RateShift = 0.03, DelayMonths = 4 },
        new() { UtilisationFactor = 0.2, PowerFactor = 2, LaunchLossFactor = 2, ValuePath = [1, 0.9, 0.7], RentPath = [1, 1.1, 0.2], RateShiftPath = [0, 0.01] },
    ];

    [Fact]
    public void The_first_workload_in_one_line()
    {
        var figures = PreparedDeal.Of(ReferenceDeal.First.Document(), ReferenceDeal.Market, ReferenceDeal.Closing).Run(Scenario.Base);

        figures.LoanSize.ShouldBe(324_234_192.8476, 1e-3);
        figures.MinimumCoverage!.Value.ShouldBe(1.35, 1e-9);
        figures.PeakLoanToValue!.Value.ShouldBe(0.80, 1e-9);
        figures.TriggeredPayments.ShouldBe(0);
        figures.ShortPayments.ShouldBe(0);
        figures.FirstShortMonth.ShouldBeNull();
        figures.WeightedAverageLife!.Value.ShouldBe(3.3300271467, 1e-9);
        figures.Interest.ShouldBe(86_132_519.5768, 1e-3);
        figures.LenderNetPresentValue.ShouldBe(11_341_343.7683, 1e-2);
        figures.Loss.ShouldBe(0, 1e-6);
        figures.LenderReturn!.Value.ShouldBe(0.105144161712, 1e-9);
        figures.EquityReturn!.Value.ShouldBe(0.263603728639, 1e-9);
    }

    [Fact]
    public void A_hundred_deals_under_twelve_scenarios_as_a_separate_program_has_them()
    {
        foreach (var deal in ReferenceFigures.All.GroupBy(line => line.Deal))
        {
            var prepared = PreparedDeal.Of(ReferenceDeal.Number(deal.Key).Document(), ReferenceDeal.Market, ReferenceDeal.Closing);
            foreach (var expected in deal)
            {
                var figures = prepared.Run(ReferenceDeal.Scenarios[expected.Scenario], new FigureOptions { WithEquityReturn = false });
                var words = $"deal {expected.Deal}, scenario {expected.Scenario}";
                var unit = Relative * expected.Commitment;
                figures.LoanSize.ShouldBe(expected.Commitment, unit, words);
                figures.Loss.ShouldBe(expected.Loss, unit, words);
                figures.LenderNetPresentValue.ShouldBe(expected.PresentValue, unit, words);
                figures.Interest.ShouldBe(expected.Interest, unit, words);
                figures.WeightedAverageLife!.Value.ShouldBe(expected.AverageLife, Relative * expected.AverageLife, words);
                figures.MinimumCoverage!.Value.ShouldBe(expected.MinimumCover, Relative * Math.Max(1, Math.Abs(expected.MinimumCover)), words);
                figures.PeakLoanToValue!.Value.ShouldBe(expected.MaximumLoanToValue, Relative * expected.MaximumLoanToValue, words);
                figures.ShortPayments.ShouldBe(expected.Shortfalls, words);
                figures.TriggeredPayments.ShouldBe(expected.Triggers, words);
                figures.LenderReturn!.Value.ShouldBe(expected.LenderXirr, Relative, words);
                figures.EquityReturn.ShouldBeNull(words);
            }
        }
    }

    [Fact]
    public void Random_deals_give_the_figures_of_their_result_and_the_result_of_the_evaluator()
    {
        RandomDeals.All.Sample(
            deal =>
            {
                PreparedDeal prepared;
                try
                {
                    prepared = PreparedDeal.Of(deal, TestDeals.Market, TestDeals.Closing);
                }
                catch (NotComputableException)
                {
                    return;
                }

                foreach (var scenario in Stresses)
                {
                    var whole = DealEvaluator.Evaluate(deal, TestDeals.Market, scenario, TestDeals.Closing);
                    JsonSerializer.Serialize(prepared.Result(scenario)).ShouldBe(JsonSerializer.Serialize(whole));
                    var figures = prepared.Run(scenario);
                    figures.LoanSize.ShouldBe(whole.Sizing.LoanSizeUnrounded);
                    figures.Interest.ShouldBe(whole.Returns.TotalInterest);
                    figures.Loss.ShouldBe(whole.Loan.Balance[^1]);
                    if (whole.Returns.LenderXirr is { } xirr)
                        figures.LenderReturn.ShouldBe(xirr);
                    if (whole.Equity?.Xirr is { } equity)
                        figures.EquityReturn.ShouldBe(equity);
                    if (whole.Waterfall is { } waterfall)
                        figures.ShortPayments.ShouldBe(waterfall.UnpaidDebtService.Count(unpaid => unpaid > 1));
                }
            },
            iter: 150, threads: 1);
    }

    [Fact]
    public void Threads_change_no_bit_and_what_is_unpaid_without_a_waterfall_counts()
    {
        var deal = TestDeals.Plain with { Lots = [.. TestDeals.Plain.Lots.Select(lot => lot with { Curve = null })] };
        var prepared = PreparedDeal.Of(deal, TestDeals.Market, TestDeals.Closing);
        Scenario[] scenarios = [.. Enumerable.Range(0, 24).Select(i => new Scenario { RentFactor = 1 - (0.04 * i), ValueFactor = 1 - (0.02 * i), Defaults = deal.Contracts.Count > 0 ? [new CustomerDefault { ContractId = deal.Contracts[0].Id, FromMonth = 30 - i }] : [] })];

        var alone = prepared.Run(scenarios, cancellationToken: TestContext.Current.CancellationToken);
        prepared.Run(scenarios, threads: 4, cancellationToken: TestContext.Current.CancellationToken).ShouldBe(alone);

        alone[^1].ShortPayments.ShouldBeGreaterThan(0);
        alone[^1].FirstShortMonth.ShouldNotBeNull();
        for (var i = 0; i < scenarios.Length; i++)
            (alone[i].Loss > 0).ShouldBe(prepared.Result(scenarios[i]).Loan.Balance[^1] > 0);
    }

    [Fact]
    public void It_refuses_what_the_evaluator_refuses_and_stops_when_told()
    {
        var prepared = PreparedDeal.Of(TestDeals.Plain, TestDeals.Market, TestDeals.Closing);
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Should.Throw<NotComputableException>(() => prepared.Run(new Scenario { RentFactor = -1 }));
        Should.Throw<NotComputableException>(() => prepared.Run([Scenario.Base, new() { RentFactor = double.NaN }], threads: 2, cancellationToken: TestContext.Current.CancellationToken));
        Should.Throw<ArgumentOutOfRangeException>(() => prepared.Run(Scenario.Base, new FigureOptions { DiscountRatePerAnnum = -1 }));
        Should.Throw<ArgumentOutOfRangeException>(() => prepared.Run([Scenario.Base], threads: 0, cancellationToken: TestContext.Current.CancellationToken));
        Should.Throw<OperationCanceledException>(() => prepared.Run([Scenario.Base], cancellationToken: stop.Token));
        Should.Throw<OperationCanceledException>(() => prepared.Run([Scenario.Base], threads: 2, cancellationToken: stop.Token));
    }
}
