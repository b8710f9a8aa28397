using GpuLending.Engine.Numerics;
using GpuLending.Engine.Scenarios;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Reference;

/// <summary>The engine gives the figures of the published workload and of a separate program: see README.md beside this file.</summary>
public sealed class ReferenceTests
{
    private const double Relative = 1e-6;

    [Fact]
    public void The_first_workload_as_printed()
    {
        var result = Run(ReferenceDeal.First, Scenario.Base);

        result.Sizing.LoanSizeUnrounded.ShouldBe(324_234_192.8476, 1e-3);
        (result.Sizing.LoanSizeUnrounded / (0.80 * result.Sizing.TotalCost)).ShouldBe(0.7275619346, 1e-10);
        MinimumCover(result).ShouldBe(1.35, 1e-9);
        MaximumLoanToValue(result).ShouldBe(0.80, 1e-9);
        Triggered(result).ShouldBe(0);
        result.Waterfall!.UnpaidDebtService.Count(unpaid => unpaid > 1).ShouldBe(0);
        result.Returns.WeightedAverageLifeYears!.Value.ShouldBe(3.3300271467, 1e-9);
        result.Returns.TotalInterest.ShouldBe(86_132_519.5768, 1e-3);
        PresentValue(result).ShouldBe(11_341_343.7683, 1e-2);
        result.Waterfall.Loss.ShouldBe(0, 1e-6);
        result.Returns.LenderXirr!.Value.ShouldBe(0.105144161712, 1e-9);
        result.Equity!.Xirr!.Value.ShouldBe(0.263603728639, 1e-9);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8), InlineData(9), InlineData(10), InlineData(11)]
    public void A_hundred_deals_under_a_scenario(int scenario)
    {
        foreach (var expected in ReferenceFigures.All.Where(line => line.Scenario == scenario))
        {
            var result = Run(ReferenceDeal.Number(expected.Deal), ReferenceDeal.Scenarios[scenario]);
            var words = $"deal {expected.Deal}, scenario {scenario}";
            var unit = Relative * expected.Commitment;
            result.Sizing.LoanSizeUnrounded.ShouldBe(expected.Commitment, unit, words);
            result.Waterfall!.Loss.ShouldBe(expected.Loss, unit, words);
            PresentValue(result).ShouldBe(expected.PresentValue, unit, words);
            result.Returns.TotalInterest.ShouldBe(expected.Interest, unit, words);
            AverageLife(result).ShouldBe(expected.AverageLife, Relative * expected.AverageLife, words);
            MinimumCover(result).ShouldBe(expected.MinimumCover, Relative * Math.Max(1, Math.Abs(expected.MinimumCover)), words);
            MaximumLoanToValue(result).ShouldBe(expected.MaximumLoanToValue, Relative * expected.MaximumLoanToValue, words);
            result.Waterfall.UnpaidDebtService.Count(unpaid => unpaid > 1).ShouldBe(expected.Shortfalls, words);
            Triggered(result).ShouldBe(expected.Triggers, words);
            result.Returns.LenderXirr!.Value.ShouldBe(expected.LenderXirr, Relative, words);
        }
    }

    private static UnderwritingResult Run(ReferenceDeal deal, Scenario scenario) =>
        DealEvaluator.Evaluate(deal.Document(), ReferenceDeal.Market, scenario, ReferenceDeal.Closing);

    /// <summary>Least cash over what is due, overdue with it, on dates on which a thousandth of the commitment is due.</summary>
    private static double MinimumCover(UnderwritingResult result)
    {
        var cover = result.Waterfall!.Triggers[1];
        return Repaying.Where(m => cover.Denominator[m] > 0.001 * result.Sizing.LoanSizeUnrounded).Min(m => cover.Numerator[m] / cover.Denominator[m]);
    }

    private static double MaximumLoanToValue(UnderwritingResult result) =>
        Repaying.Max(m => result.Waterfall!.BalanceBeforeSweep[m] / result.Collateral.MarkedValue[m]);

    private static int Triggered(UnderwritingResult result) => Repaying.Count(m => result.Waterfall!.Triggers.Any(trigger => trigger.On[m]));

    private static IEnumerable<int> Repaying => Enumerable.Range(ReferenceDeal.Availability + 1, ReferenceDeal.LastMonth - ReferenceDeal.Availability);

    /// <summary>The workload weighs what cash repays; the product's own average life counts what the sale brings, too.</summary>
    private static double AverageLife(UnderwritingResult result)
    {
        double principal = 0, years = 0;
        foreach (var m in Repaying)
        {
            var repaid = result.Loan.Principal[m] - (m == ReferenceDeal.LastMonth ? result.Waterfall!.Sale!.ToLenders : 0);
            principal += repaid;
            years += repaid * (result.Months[m].DayNumber - ReferenceDeal.Closing.DayNumber) / 365;
        }

        return years / principal;
    }

    private static double PresentValue(UnderwritingResult result) => NetPresentValue.Dated(
        0.09, [.. result.Returns.LenderCash.Select(cash => cash.Date)], [.. result.Returns.LenderCash.Select(cash => cash.Amount)], ReferenceDeal.Closing);
}
