using GpuLending.Engine.Collateral;
using GpuLending.Engine.Workings;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Collateral;

public sealed class LotLoanToValueTests
{
    private static readonly DealCase Mixed = TestDeals.Plain with
    {
        Lots = [TestDeals.Lot("L1", 400), TestDeals.Lot("L2", 600, TestDeals.Closing.AddMonths(7), 30_000) with { Haircut = 0.2 }],
    };

    [Fact]
    public void The_lots_carry_the_whole_balance_and_their_values_blend_to_the_fleets_ratio()
    {
        var result = TestDeals.Run(Mixed);
        for (var month = 0; month < result.Months.Count; month++)
        {
            var loans = result.Collateral.Lots.Sum(lot => LotLoanToValue.Loan(result, lot.LotId, month));
            if (result.Collateral.MarkedValue[month] <= 0) continue;
            loans.ShouldBe(result.Loan.Balance[month], 1e-6, $"month {month}");
            var blended = result.Collateral.Lots.Sum(lot => (LotLoanToValue.Of(result, lot.LotId, month) ?? 0) * lot.MarkedValue[month]) / result.Collateral.MarkedValue[month];
            if (result.Coverage.LoanToValue[month] is { } ratio) blended.ShouldBe(ratio, 1e-9, $"month {month}");
        }
    }

    [Fact]
    public void A_lot_not_yet_in_service_carries_no_loan_and_a_haircut_raises_the_ratio()
    {
        var result = TestDeals.Run(Mixed);
        LotLoanToValue.Loan(result, "L2", 6).ShouldBe(0);
        LotLoanToValue.Of(result, "L2", 6).ShouldBeNull();
        LotLoanToValue.Of(result, "L2", 12)!.Value.ShouldBeGreaterThan(LotLoanToValue.Of(result, "L1", 12)!.Value);
    }

    [Fact]
    public void Splitting_a_lot_leaves_its_ratio()
    {
        var whole = TestDeals.Run(TestDeals.Plain);
        var split = TestDeals.Run(TestDeals.Plain with { Lots = [TestDeals.Lot("L1", 300), TestDeals.Lot("L2", 700)] });
        LotLoanToValue.Of(split, "L1", 24)!.Value.ShouldBe(LotLoanToValue.Of(whole, "L1", 24)!.Value, 1e-9);
    }

    [Fact]
    public void Its_working_gives_the_ratio_again()
    {
        var result = TestDeals.Run(Mixed);
        var working = FigureWorkings.Explain(Mixed, TestDeals.Market, result, "collateral/loan-to-value/L1/12");
        var v = working.Inputs.Select(input => input.Value).ToArray();
        (v[0] * v[1] / v[2] / v[3]).ShouldBe(working.Value, 1e-12);
        working.Value.ShouldBe(LotLoanToValue.Of(result, "L1", 12)!.Value, 1e-12);
    }

    [Theory]
    [InlineData("L9", 0)]
    [InlineData("L1", -1)]
    [InlineData("L1", 100_000)]
    public void A_lot_or_month_that_is_not_there_is_refused(string lot, int month)
    {
        var result = TestDeals.Run(TestDeals.Plain);
        Should.Throw<ArgumentException>(() => LotLoanToValue.Of(result, lot, month));
    }
}
