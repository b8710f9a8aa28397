using GpuLending.Engine.Calendars;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Validation;

/// <summary>Numbers that lenders and borrowers printed, as whole deals. The source stands at each test; dates that were not disclosed are said to be assumed.</summary>
public sealed class PublishedLoanTests
{
    private static readonly double Million = 1e6;

    /// <summary>CoreWeave DDTL 1.0: 2,012.5m at 31 Dec 2024, 115.0m a quarter, 137.5m in June 2026 (SEC, R41.htm of the 10-Q of 30 June 2025: 1,782.5; 10-Q of
    /// 31 March 2026: 1,438; 10-Q of 30 June 2026: 1,300). After that assumed: seven equal quarters to March 2028.</summary>
    [Fact]
    public void Ddtl_1_follows_its_disclosed_balances()
    {
        DateOnly[] dates = [.. Enumerable.Range(1, 13).Select(quarter => MonthEnds.After(new(2024, 12, 31), 3 * quarter))];
        decimal[] amounts = [115m, 115m, 115m, 115m, 115m, 137.5m, 185.714286m, 185.714286m, 185.714286m, 185.714286m, 185.714286m, 185.714286m, 185.714284m];
        var deal = TestDeals.LoanOnly(0, new()
        {
            Commitment = Money.Usd(2_300_000_000),
            OpeningBalance = Money.Usd(2_012_500_000),
            TenorMonths = 39,
            Interest = new() { MarginPerAnnum = 0.0962, Index = "SOFR" },
            Amortisation = new()
            {
                Style = AmortisationStyle.Custom,
                Custom = [.. dates.Zip(amounts, (date, amount) => new PrincipalPayment { Date = date, Amount = Money.Usd(amount * 1_000_000) })],
            },
        }) with
        { ClosingDate = new(2024, 12, 31) };

        var result = TestDeals.Run(deal);

        double[] expected = [1897.5, 1782.5, 1667.5, 1552.5, 1437.5, 1300.0];
        for (var quarter = 1; quarter <= expected.Length; quarter++)
        {
            (result.Loan.Balance[3 * quarter] / Million).ShouldBe(expected[quarter - 1], 1e-9, $"quarter {quarter}");
            result.Schedule.Payments[quarter].Closing.ShouldBe(Money.Usd((decimal)expected[quarter - 1] * 1_000_000));
        }

        result.Loan.Balance[39].ShouldBe(0, 1e-3);
        // Its 2024 rate: 14.11 % with a margin of 9.62 % (S-1), so a base of 4.49 %.
        result.Returns.RateAtClosing.ShouldBe(0.1411, 0.0005);
        result.Returns.BaseRateAtClosing!.Value.ShouldBe(0.0449, 0.0005);
        result.Sizing.LoanSize.ShouldBe(Money.Usd(2_012_500_000));
        result.Checks.ShouldAllBe(check => check.Holds);
    }

    /// <summary>DDTL 2.0 at SOFR + 6.00 % on the same base: 10.49 % (8-K of 2 October 2025; the press wrote 10.5 %).</summary>
    [Fact]
    public void Floating_rate_is_base_plus_margin()
    {
        var deal = TestDeals.LoanOnly(100_000_000, new() { Interest = new() { MarginPerAnnum = 0.06 } }) with { ClosingDate = new(2024, 12, 31) };

        TestDeals.Run(deal).Returns.RateAtClosing.ShouldBe(0.1049, 0.0005);
    }

    /// <summary>DDTL 5.0: 71.42 % of funding-date cost, depreciated amount on six years straight line (credit agreement, ex101.htm). 22 equal quarters are assumed.</summary>
    [Fact]
    public void Ddtl_5_stays_under_its_depreciated_cost()
    {
        var deal = Cost(4_340_520_000m, new()
        {
            TenorMonths = 66,
            Interest = new() { MarginPerAnnum = 0.045 },
            Amortisation = new() { Style = AmortisationStyle.Straight },
        }, new() { AdvanceOnCost = new() { AdvanceRate = 0.7142 }, DepreciatedCost = new() { Status = LimitStatus.Policy, Maximum = 1, LifeYears = 6 } });

        var result = TestDeals.Run(deal);

        (result.Sizing.LoanSizeUnrounded / Million).ShouldBe(3_100.0, 0.01);
        result.Sizing.Binding!.Key.ShouldBe("advance-on-cost");
        (int Quarter, double Percent)[] expected = [(0, 71.420), (4, 70.121), (8, 68.174), (12, 64.927), (16, 58.435), (20, 38.956), (22, 0)];
        foreach (var (quarter, percent) in expected)
        {
            var left = 4_340.52 * (1 - (quarter / 4.0 / 6));
            (100 * result.Loan.Balance[3 * quarter] / Million / left).ShouldBe(percent, 0.01, $"quarter {quarter}");
            // The same ratio is loan-to-value on a straight line of six years in continued use.
            (100 * (result.Coverage.LoanToValue[3 * quarter] ?? 0)).ShouldBe(percent, 0.01, $"quarter {quarter}");
        }
    }

    /// <summary>DDTL 4.0: 90 % of cost, commitment 8,500m (8-K of 30 March 2026): cost 9,444.44m, equity 944.44m. A fall of the GPU price does not move the drawn amount.</summary>
    [Fact]
    public void Ddtl_4_is_ninety_percent_of_cost_and_does_not_follow_the_market()
    {
        var deal = Cost(9_444_444_444.44m, new() { Commitment = Money.Usd(8_500_000_000), TenorMonths = 60, Amortisation = new() { Style = AmortisationStyle.Straight } },
            new() { AdvanceOnCost = new() { AdvanceRate = 0.90 } });

        var result = TestDeals.Run(deal);
        var stressed = TestDeals.Run(deal, new() { Name = "GPU price -40 %", ValueFactor = 0.6 });

        (result.Sizing.TotalCost / Million).ShouldBe(9_444.44, 0.01);
        (result.Sizing.LoanSizeUnrounded / Million).ShouldBe(8_500, 0.01);
        var equity = result.SourcesAndUses.Sources.Single(line => line.Name == "Sponsor's equity").Amount.Amount;
        ((double)equity / Million).ShouldBe(944.44, 0.01);
        stressed.Loan.Drawn.ShouldBe(result.Loan.Drawn);
        stressed.Sizing.LoanSize.ShouldBe(result.Sizing.LoanSize);
        stressed.Collateral.MarkedValue[0].ShouldBe(0.6 * result.Collateral.MarkedValue[0], 1);
    }

    /// <summary>IREN and Microsoft: 3,645m on 5,800m of GPUs, contract 9,700m over five years, 20 % prepaid (8-K of 29 May 2026). GPU count and price assumed so that
    /// the contract comes to 9,700m; the prepayment is used evenly.</summary>
    [Fact]
    public void Iren_prepayment_is_a_source_and_no_cash_flow()
    {
        const int gpus = 100_000;
        var price = 9_700_000_000m / (gpus * 60m * 730m);
        var deal = TestDeals.Plain with
        {
            Lots = [TestDeals.Lot("L1", gpus, gpu: 58_000)],
            Contracts =
            [
                TestDeals.Contract("C1", gpus) with
                {
                    PricePerGpuHour = Money.Usd(price),
                    Prepayment = new() { Amount = Money.Usd(1_940_000_000), ReceivedOn = TestDeals.Closing },
                },
            ],
            Costs = new(),
            Facility = TestDeals.Plain.Facility with { Commitment = Money.Usd(3_645_000_000) },
            Sizing = TestDeals.CommitmentOnly with { AdvanceOnCost = new() { AdvanceRate = 0.65, Status = LimitStatus.Policy } },
        };

        var result = TestDeals.Run(deal);

        (100 * result.Coverage.LoanToCost[0]!.Value).ShouldBe(62.845, 0.01);
        (result.Limit("advance-on-cost").Headroom!.Value / Million).ShouldBe(125, 0.01);
        var sources = result.SourcesAndUses.Sources.ToDictionary(line => line.Name, line => (double)line.Amount.Amount / Million);
        sources["Customer prepayments"].ShouldBe(1_940, 0.01);
        (100 * (sources["Loan"] + sources["Customer prepayments"]) / 5_800).ShouldBe(96.29, 0.01);
        (result.Cashflow.ContractedRevenue.Skip(1).Take(12).Sum() / Million).ShouldBe(1_940, 0.01);
        (result.Cashflow.PrepaymentUsed.Sum() / Million).ShouldBe(1_940, 0.01);
        (result.Cashflow.Cfads.Sum() / Million).ShouldBe(9_700 - 1_940, 0.01);
    }

    /// <summary>xAI vehicle: 3,500m on 5,400m and 3,400m on 5,300m of cost (press, October 2025): 64.815 % and 64.151 %. Amortisation is synthetic:
    /// 3,400m at 9.5 % / 12 in 60 level months pays 71.4063m.</summary>
    [Theory]
    [InlineData(3_500, 5_400, 64.815)]
    [InlineData(3_400, 5_300, 64.151)]
    public void Xai_loan_to_cost(int loan, int cost, double percent)
    {
        var deal = Cost(cost * 1_000_000m, Level(loan * 1_000_000m, 0.095, 60), TestDeals.CommitmentOnly);

        (100 * TestDeals.Run(deal).Coverage.LoanToCost[0]!.Value).ShouldBe(percent, 0.001);
    }

    [Theory]
    // xAI, synthetic: 3,400m, 9.5 % / 12, 60 level months -> 71.4063m a month.
    [InlineData(3_400_000_000, 0.095, 60, 71_406_300, 100)]
    // Textbook classic: 200,000 at 5 % / 12 in 360 months -> 1,073.64.
    [InlineData(200_000, 0.05, 360, 1_073.6432, 0.01)]
    public void Level_months_pay_the_annuity(long loan, double rate, int months, double payment, double tolerance)
    {
        // On the 15th every month has thirty days by 30E/360; a loan paid at month ends has 28 in February and 32 or 33 in March.
        var result = TestDeals.Run(TestDeals.LoanOnly(0, Level(loan, rate, months)) with { ClosingDate = new(2026, 1, 15) });

        for (var m = 1; m <= months; m++)
            (result.Loan.InterestPaid[m] + result.Loan.Principal[m]).ShouldBe(payment, tolerance, $"month {m}");
        result.Loan.Balance[months].ShouldBe(0);
    }

    /// <summary>Undrawn fees: DDTL 3.0 2,600m of which 340m drawn, 0.50 %, 90 days; DDTL 4.0 8,500m of which 1,260m, 91 days from 31 March to 30 June 2026;
    /// IREN 1,500m undrawn, 0.40 %, 90 days. ACT/360. Terms public, days synthetic.</summary>
    [Theory]
    [InlineData("2025-12-31", "2026-03-31", 2_600, 340, 0.0050, 2_825_000.00)]
    [InlineData("2026-03-31", "2026-06-30", 8_500, 1_260, 0.0050, 9_150_555.56)]
    [InlineData("2025-12-31", "2026-03-31", 1_500, 0, 0.0040, 1_500_000.00)]
    public void Undrawn_fee_runs_on_what_is_not_drawn(string from, string to, int commitment, int drawn, double fee, double expected)
    {
        var (closing, payment) = (DateOnly.Parse(from, null), DateOnly.Parse(to, null));
        var deal = TestDeals.LoanOnly(commitment * 1_000_000m, new()
        {
            Draws = new()
            {
                Kind = DrawPlanKind.Entered,
                Entered =
                [
                    new() { Date = closing, Amount = Money.Usd(drawn * 1_000_000m) },
                    new() { Date = payment, Amount = Money.Usd((commitment - drawn) * 1_000_000m) },
                ],
            },
            Fees = new() { UndrawnPerAnnum = fee },
        }) with
        { ClosingDate = closing };

        var result = TestDeals.Run(deal);

        result.Months[3].ShouldBe(payment);
        result.Loan.Fees[3].ShouldBe(expected, 0.01);
        result.Schedule.Payments.Single(row => row.Date == payment).Fees.Amount.ShouldBe((decimal)expected, 0.01m);
    }

    [Fact]
    public void Undrawn_fee_runs_on_the_commitment_when_fewer_draws_are_planned()
    {
        var deal = TestDeals.LoanOnly(8_500_000_000m, new()
        {
            Draws = new() { Kind = DrawPlanKind.Entered, Entered = [new() { Date = new(2026, 3, 31), Amount = Money.Usd(1_260_000_000m) }] },
            AvailabilityEnd = new(2026, 6, 30),
            Fees = new() { UndrawnPerAnnum = 0.0050 },
        }) with
        { ClosingDate = new(2026, 3, 31) };

        var result = TestDeals.Run(deal);

        result.Sizing.LoanSize.ShouldBe(Money.Usd(1_260_000_000m));
        result.Sizing.Commitment.ShouldBe(Money.Usd(8_500_000_000m));
        result.Loan.Fees[3].ShouldBe(9_150_555.56, 0.01);
        result.Loan.Fees[6].ShouldBe(0);
    }

    /// <summary>1,000m at 8.25 % over 91 days, synthetic.</summary>
    [Theory]
    [InlineData("ACT/360", 20_854_166.67)]
    [InlineData("ACT/365F", 20_568_493.15)]
    public void Interest_follows_the_day_count(string dayCount, double expected)
    {
        // 31 March to 30 June 2026 is 91 days.
        var deal = TestDeals.LoanOnly(1_000_000_000m, new()
        {
            Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.0825, DayCount = dayCount },
            Amortisation = new() { Style = AmortisationStyle.Bullet },
        }) with
        { ClosingDate = new(2026, 3, 31) };

        var result = TestDeals.Run(deal);

        result.Loan.InterestPaid[3].ShouldBe(expected, 0.01);
        result.Schedule.Payments[1].Interest.Amount.ShouldBe((decimal)expected);
    }

    private static Facility Level(decimal loan, double rate, int months) => new()
    {
        Commitment = Money.Usd(loan),
        TenorMonths = months,
        PaymentFrequency = PaymentFrequency.Monthly,
        Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = rate, DayCount = "30E/360" },
        Amortisation = new() { Style = AmortisationStyle.Level },
    };

    /// <summary>A fleet of one million GPUs that costs an amount, valued in continued use on six years straight line.</summary>
    private static DealCase Cost(decimal cost, Facility facility, SizingTerms sizing) => TestDeals.Plain with
    {
        Lots = [TestDeals.Lot("L1", 100_000, gpu: cost / 100_000)],
        Contracts = [],
        Costs = new(),
        Valuation = new()
        {
            Curve = new() { Kind = "straight-line", Parameters = new Dictionary<string, double> { ["lifeYears"] = 6 } },
            Premise = ValuationPremise.FairMarketValueInContinuedUse,
        },
        Facility = facility,
        Sizing = TestDeals.CommitmentOnly with { AdvanceOnCost = sizing.AdvanceOnCost, DepreciatedCost = sizing.DepreciatedCost },
    };
}
