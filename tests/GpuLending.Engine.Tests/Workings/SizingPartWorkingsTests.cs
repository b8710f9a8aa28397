using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using GpuLending.Engine.Workings;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Workings;

/// <summary>What sizing lists beside the limits explains itself: the formula with the inputs shown gives the figure again.</summary>
public sealed class SizingPartWorkingsTests
{
    private static readonly DealCase Deal = TestDeals.Plain with
    {
        Lots = [TestDeals.Lot("L1", 500), TestDeals.Lot("L2", 500, new(2027, 3, 31))],
        Contracts = [TestDeals.Contract("C1", 700)],
        Merchant = new() { PricePerGpuHour = Money.Usd(2m) },
        Facility = TestDeals.Plain.Facility with
        {
            Draws = new() { Kind = DrawPlanKind.Entered, Entered = [new() { Date = TestDeals.Closing, Amount = Money.Usd(15_000_000) }, new() { Date = new(2027, 3, 31), Amount = Money.Usd(9_000_000) }] },
            Fees = new() { OriginalIssueDiscount = 0.02, Upfront = 0.01 },
            DebtServiceReserveMonths = 6,
        },
        Sizing = TestDeals.CommitmentOnly with
        {
            AdvanceOnCost = new() { AdvanceRate = 0.5, DrawTest = DrawTest.AsDelivered, Uses = new() { Discount = UseFunding.Advance, DebtServiceReserve = UseFunding.Loan } },
            DebtServiceCoverage = new() { Status = LimitStatus.Applied },
        },
        Junior = new() { CombinedAdvance = 0.7, CombinedLoanToValue = 2, CombinedDebtServiceCoverage = 1.1, RatePerAnnum = 0.13 },
    };

    private static readonly UnderwritingResult Result = TestDeals.Run(Deal);

    private static Working Explain(string figure) => FigureWorkings.Explain(Deal, TestDeals.Market, Result, figure);

    private static double[] Values(Working working) => [.. working.Inputs.Select(input => input.Value)];

    [Fact]
    public void Every_allowance_of_every_draw()
    {
        foreach (var draw in Result.Sizing.ByDraw)
        {
            foreach (var allowance in draw.Allowances)
            {
                var working = Explain($"draw/{draw.Number}/{allowance.Key}");
                var v = Values(working);
                var again = v.Length == 3 ? v[0] * v[1] / v[2] : v[0] * v[1];
                again.ShouldBe(allowance.Allows, 1e-6 * Math.Max(1, allowance.Allows), working.Figure);
            }
        }
    }

    [Fact]
    public void Every_use_and_the_split_of_cover()
    {
        foreach (var use in Result.Sizing.Uses)
        {
            var v = Values(Explain($"use/{use.Key}"));
            (v[0] * v[1]).ShouldBe(use.Amount, 1e-6, use.Key);
        }

        var split = Values(Explain("contracted-capacity"));
        (split[0] / split[1] / split[2]).ShouldBe(Result.Sizing.Coverage!.ByContracts!.Value, 1e-3);
        var point = Result.Coverage.DebtService[3];
        foreach (var (part, ratio) in new[] { ("contracted", point.ContractedRatio), ("merchant", point.MerchantRatio) })
        {
            var v = Values(Explain($"coverage/{part}/{point.Month}"));
            (v[0] / (v[1] + v[2])).ShouldBe(ratio!.Value, 1e-9, part);
        }
    }

    [Fact]
    public void The_advance_with_its_uses()
    {
        var limit = Result.Limit("advance-on-cost");
        var v = Values(Explain("limit/advance-on-cost"));
        var again = v.Length == 4 ? (v[0] * (v[1] + v[2])) + v[3] : v.Sum();
        again.ShouldBe(limit.Allows!.Value, 1e-3);
    }

    [Fact]
    public void Size_limits_cover_and_value_of_the_junior_tranche()
    {
        var junior = Result.Junior!;
        Values(Explain("junior")).Min().ShouldBe(junior.SizeUnrounded, 1e-6);
        var advance = Values(Explain("junior/limit/combined-advance"));
        Math.Max(0, (advance[0] * advance[1]) - advance[2]).ShouldBe(Limit(junior, "combined-advance"), 1e-6);
        var value = Values(Explain("junior/limit/combined-loan-to-value"));
        Math.Max(0, ((value[0] * value[1]) - value[2]) / value[3]).ShouldBe(Limit(junior, "combined-loan-to-value"), 1e-6);
        var cover = Values(Explain("junior/limit/combined-debt-service-coverage"));
        Math.Max(0, ((cover[0] / cover[1]) - cover[2]) / cover[3]).ShouldBe(Limit(junior, "combined-debt-service-coverage"), 1e-6);
        var month = junior.CombinedCoverage[2].Month;
        var ratio = Values(Explain($"junior/coverage/{month}"));
        (ratio[0] / (ratio[1] + ratio[2] + ratio[3])).ShouldBe(junior.CombinedCoverage[2].Ratio!.Value, 1e-9);
        var combined = Values(Explain("junior/loan-to-value/12"));
        ((combined[0] + combined[1]) / combined[2]).ShouldBe(junior.CombinedLoanToValue[12]!.Value, 1e-9);
    }

    private static double Limit(JuniorResult junior, string key) => junior.Limits.Single(limit => limit.Key == key).Allows!.Value;
}
