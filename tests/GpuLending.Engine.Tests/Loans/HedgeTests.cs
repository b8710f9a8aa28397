using CsCheck;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Market;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Workings;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Loans;

public sealed class HedgeTests
{
    private const double Million = 1_000_000;

    /// <summary>CoreWeave, Form 10-Q for June 2026, notes 7 and 8: 12,206m floating, 4,661m swapped, +300 bp: 7,545m open, 226.35m a year more. With 95 % hedged 18.309m.
    /// 30E/360 ISDA makes the year twelve equal months.</summary>
    [Theory]
    [InlineData(4661.0 / 12206, 226.35)]
    [InlineData(0.95, 18.309)]
    [InlineData(1, 0)]
    [InlineData(0, 366.18)]
    public void A_rate_shock_costs_what_is_not_swapped(double swapped, double extra)
    {
        var deal = Loan(12_206_000_000, new() { MarginPerAnnum = 0.05, DayCount = "30E/360 ISDA", SwapShare = swapped, SwapRatePerAnnum = 0.035 })
            with
        { OtherCashFlows = [.. Enumerable.Range(1, 4).Select(q => TestDeals.Cash(TestDeals.Closing.AddMonths(3 * q), 20_000_000_000))] };

        var shock = TestDeals.Run(deal, new Scenario { Name = "+300 bp", RateShift = 0.03 });
        var plain = TestDeals.Run(deal);

        ((shock.Loan.InterestPaid.Sum() - plain.Loan.InterestPaid.Sum()) / Million).ShouldBe(extra, 0.01);
        // The lenders have the whole shock either way: the swap's bank pays the rest.
        ((shock.Returns.TotalInterest - plain.Returns.TotalInterest) / Million).ShouldBe(366.18, 0.01);
    }

    [Fact]
    public void What_a_swap_settles_is_no_interest_to_the_lenders()
    {
        var plain = TestDeals.Run(Loan(1_000_000, new() { MarginPerAnnum = 0.05 }));
        var swapped = TestDeals.Run(Loan(1_000_000, new() { MarginPerAnnum = 0.05, SwapShare = 0.6, SwapRatePerAnnum = 0.04 }));

        swapped.Returns.LenderXirr.ShouldBe(plain.Returns.LenderXirr);
        swapped.Returns.RateAtClosing.ShouldBe(0.0865, 1e-12);
        swapped.Returns.HedgedRateAtClosing!.Value.ShouldBe(0.05 + (0.4 * 0.0365) + (0.6 * 0.04), 1e-12);
        plain.Returns.HedgedRateAtClosing.ShouldBeNull();
        plain.Loan.HedgePaid.ShouldBeEmpty();
        swapped.Loan.HedgePaid[3].ShouldBe(1_000_000 * 0.6 * (0.04 - 0.0365) * 90 / 360, 1e-9);
        var row = swapped.Schedule.Payments[1];
        row.Hedge.ShouldBe(Money.Usd(525m));
        row.Interest.ShouldBe(plain.Schedule.Payments[1].Interest);
        plain.Schedule.Payments[1].Hedge.ShouldBeNull();
    }

    /// <summary>Base rate 1 %, floor 2 %, swap at 3 %: with the floor in the swap the borrower pays 3 %; without it also the floor's 1 %.</summary>
    [Theory]
    [InlineData(true, 0.03)]
    [InlineData(false, 0.04)]
    public void A_swap_without_the_loans_floor_costs_the_floor(bool floored, double rate)
    {
        var deal = Loan(1_000_000, new() { FloorPerAnnum = 0.02, SwapShare = 1, SwapRatePerAnnum = 0.03, SwapFloored = floored });

        TestDeals.Run(deal, market: Flat(0.01)).Loan.RatePerAnnum[1].ShouldBe(rate, 1e-15);
    }

    [Theory]
    [InlineData(0.03, 1, 0, 0.08)]
    [InlineData(0.03, 0.5, 0, 0.09)]
    [InlineData(0.03, 0.5, 0.5, 0.05 + (0.5 * 0.04) + (0.5 * 0.035))]
    [InlineData(0.06, 1, 0, 0.10)]
    public void A_cap_covers_its_share_of_what_is_not_swapped(double cap, double capShare, double swapShare, double rate)
    {
        var deal = Loan(1_000_000, new() { MarginPerAnnum = 0.05, CapPerAnnum = cap, CapShare = capShare, SwapShare = swapShare, SwapRatePerAnnum = 0.035 });

        var result = TestDeals.Run(deal, market: Flat(0.05));

        result.Loan.RatePerAnnum[1].ShouldBe(rate, 1e-15);
        var working = FigureWorkings.Explain(deal, Flat(0.05), result, "rate/hedged");
        var v = working.Inputs.Select(input => input.Value).ToArray();
        (v[0] + ((1 - v[1]) * ((v[2] * Math.Min(v[3], v[4])) + ((1 - v[2]) * v[3]))) + (v[1] * (v[5] + v[3] - v[6]))).ShouldBe(rate, 1e-15);
    }

    /// <summary>Half a year capitalised, half swapped: the lenders' interest is added to principal, the swap is paid in cash.</summary>
    [Fact]
    public void A_swap_is_paid_in_cash_while_interest_is_capitalised()
    {
        var interest = new InterestTerms { MarginPerAnnum = 0.05, SwapShare = 0.5, SwapRatePerAnnum = 0.04, CapitalisedUntil = new(2027, 6, 30) };

        var result = TestDeals.Run(Loan(1_000_000, interest), market: Flat(0.03));

        result.Loan.InterestCapitalised[3].ShouldBe(1_000_000 * 0.08 * 90 / 360, 1e-9);
        result.Loan.InterestPaid[3].ShouldBe(1_000_000 * 0.5 * 0.01 * 90 / 360, 1e-9);
        result.Loan.InterestPaid[3].ShouldBe(result.Loan.HedgePaid[3], 1e-9);
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    [Fact]
    public void What_is_overdue_bears_the_default_margin()
    {
        var plain = Loan(1_000_000, new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.08 }) with
        {
            Contracts = [],
            OtherCashFlows = [TestDeals.Cash(new(2027, 3, 31), 20_000), TestDeals.Cash(new(2027, 6, 30), 20_222)],
        };
        var strict = plain with { Facility = plain.Facility with { Interest = plain.Facility.Interest with { DefaultMarginPerAnnum = 0.02 } } };
        // The base run's shortfall is the sponsor's; costs that double under stress are not.
        plain = plain with { Costs = new() { FixedPerMonth = Money.Usd(2_000) } };
        strict = strict with { Costs = plain.Costs };
        var stress = new Scenario { Name = "Costs", CostFactor = 2 };

        var without = TestDeals.Run(plain, stress);
        var with = TestDeals.Run(strict, stress);

        TestDeals.Run(strict).Loan.ShouldBeEquivalentTo(TestDeals.Run(plain).Loan);
        var late = with.Loan.InterestCapitalised[3];
        late.ShouldBeGreaterThan(1000);
        with.Loan.InterestCapitalised[3].ShouldBe(without.Loan.InterestCapitalised[3]);
        without.Loan.DefaultInterest.ShouldBeEmpty();
        with.Loan.DefaultInterest[6].ShouldBe(late * 0.02 * 91 / 360, 1e-9);
        with.Checks.ShouldAllBe(check => check.Holds);
    }

    [Fact]
    public void A_cap_never_raises_and_a_floor_never_lowers_the_rate() => Gen.Select(Terms, Gen.Double[-0.02, 0.1], Gen.Double[-0.02, 0.1]).Sample((terms, cap, floor) =>
    {
        var plain = Rates(terms with { CapPerAnnum = null, FloorPerAnnum = -0.5 });
        var capped = Rates(terms with { CapPerAnnum = cap, FloorPerAnnum = -0.5 });
        var floored = Rates(terms with { CapPerAnnum = null, FloorPerAnnum = floor });
        var both = Rates(terms with { CapPerAnnum = cap, FloorPerAnnum = floor });
        for (var m = 0; m < plain.Count; m++)
        {
            capped[m].ShouldBeLessThanOrEqualTo(plain[m] + 1e-12);
            floored[m].ShouldBeGreaterThanOrEqualTo(plain[m] - 1e-12);
            both[m].ShouldBeLessThanOrEqualTo(floored[m] + 1e-12);
        }
    }, iter: 60);

    [Fact]
    public void A_loan_swapped_in_full_does_not_feel_a_rate_shift() => Gen.Select(Terms, Gen.Double[-0.05, 0.1]).Sample((terms, shift) =>
    {
        var swapped = terms with { SwapShare = 1, SwapRatePerAnnum = 0.037, SwapFloored = true };

        Rates(swapped, shift).ShouldBe(Rates(swapped), 1e-12);
    }, iter: 60);

    private static readonly Gen<InterestTerms> Terms =
        from setting in Gen.Enum<RateSetting>()
        from lookback in Gen.Int[0, 5]
        from shift in Gen.Bool
        from swap in Gen.Double[0, 1]
        from share in Gen.Double[0, 1]
        select new InterestTerms
        {
            Setting = setting,
            LookbackDays = lookback,
            ObservationShift = shift,
            MarginPerAnnum = 0.05,
            CapPerAnnum = 0.036,
            CapShare = share,
            SwapShare = swap,
            SwapRatePerAnnum = 0.035,
        };

    private static IReadOnlyList<double> Rates(InterestTerms terms, double shift = 0) =>
        TestDeals.Run(Loan(1_000_000, terms), new Scenario { RateShift = shift }).Loan.RatePerAnnum;

    private static MarketSnapshot Flat(double rate) => TestDeals.Market with
    {
        BaseRates = new Dictionary<string, ForwardCurve> { ["SOFR"] = new() { Pillars = [new(new(2020, 1, 1), rate, true, "test")] } },
    };

    private static DealCase Loan(decimal amount, InterestTerms interest) => TestDeals.LoanOnly(amount, new()
    {
        TenorMonths = 12,
        Interest = interest,
        Amortisation = new() { Style = AmortisationStyle.Bullet, BalloonReason = "test" },
    });
}
