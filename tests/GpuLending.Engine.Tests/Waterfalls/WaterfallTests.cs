using GpuLending.Engine.Loans;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Waterfalls;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Waterfalls;

/// <summary>Small cases worked by hand: 900,000 repaid in three years by a third a year, 10 % a year on 30/360, cash as entered.</summary>
public sealed class WaterfallTests
{
    private const double Cent = 1e-6;
    private static readonly DateOnly Closing = TestDeals.Closing;

    [Fact]
    public void A_sweep_takes_its_share_of_what_is_left_from_the_last_instalments()
    {
        var result = Run([600_000, 600_000, 600_000], Terms() with { Steps = Steps(new WaterfallStep { Id = "S", Kind = WaterfallStepKind.Sweep, CashShare = 0.5 }) });
        var waterfall = result.Waterfall!;

        // Year 1: 600 less 90 interest and 300 principal leaves 210, half of it swept: 900 - 300 - 105 = 495.
        // Year 2: 600 less 49.5 and 300 leaves 250.5, swept 125.25: 495 - 300 - 125.25 = 69.75. Year 3: 6.975 and 69.75, nothing left to sweep.
        waterfall.Swept.ShouldBe([0, 105_000, 125_250, 0], Cent);
        Yearly(result.Loan.Balance).ShouldBe([900_000, 495_000, 69_750, 0], Cent);
        waterfall.Distributions.ShouldBe([0, 105_000, 125_250, 523_275], Cent);
        Conserves(result);
    }

    [Fact]
    public void In_order_of_maturity_what_is_swept_counts_for_the_next_instalment()
    {
        var terms = Terms() with { Steps = Steps(new WaterfallStep { Id = "S", Kind = WaterfallStepKind.Sweep, CashShare = 0.5 }) };
        var result = Run([600_000, 600_000, 600_000], terms, PrepaymentApplication.InOrderOfMaturity);

        // Year 2: the schedule stands at 300, 495 are owed: 195 due. 600 less 49.5 and 195 leaves 355.5, swept 177.75: 122.25 left.
        result.Waterfall!.Steps[3].Due.ShouldBe([0, 300_000, 195_000, 122_250], Cent);
        Yearly(result.Loan.Balance).ShouldBe([900_000, 495_000, 122_250, 0], Cent);
        Conserves(result);
    }

    [Fact]
    public void A_reserve_is_funded_by_the_sponsor_pays_a_shortage_is_filled_again_and_comes_back_at_the_end()
    {
        var terms = Terms() with
        {
            Accounts = [new() { Id = "R", Target = AccountTarget.Amount, TargetAmount = Money.Usd(150_000), FundedShare = 1, Use = AccountUse.DebtService }],
            Steps = Steps(new WaterfallStep { Id = "F", Kind = WaterfallStepKind.FundAccount, AccountId = "R" }),
        };
        var result = Run([290_000, 700_000, 400_000], terms);
        var waterfall = result.Waterfall!;

        // Year 1: 390 due, 100 from the reserve. Year 2: 700 less 60 and 300 leaves 340, 100 fill the reserve. Year 3: 400 less 30 and 300 leaves 70, and the 150.
        waterfall.SponsorFunding.ShouldBe([150_000, 0, 0, 0]);
        waterfall.Accounts[1].Drawn.ShouldBe([0, 100_000, 0, 150_000], Cent);
        waterfall.Accounts[1].PaidIn.ShouldBe([150_000, 0, 100_000, 0], Cent);
        waterfall.Accounts[1].Balance.ShouldBe([150_000, 50_000, 150_000, 0], Cent);
        waterfall.Distributions.ShouldBe([0, 0, 240_000, 220_000], Cent);
        waterfall.UnpaidDebtService.Max().ShouldBe(0);
        result.SourcesAndUses.Uses.Single(use => use.Name == "Reserve accounts").Amount.ShouldBe(Money.Usd(150_000));
        Conserves(result);
    }

    [Fact]
    public void A_trap_holds_cash_while_its_event_lasts_and_gives_it_back()
    {
        var terms = Terms() with
        {
            Accounts = [new() { Id = "T", Kind = CashAccountKind.CashTrap, Use = AccountUse.Held }],
            Triggers = [new() { Id = "P", Measure = TriggerMeasure.Event, From = Closing.AddMonths(12), Until = Closing.AddMonths(24).AddDays(1) }],
            Steps = Steps(new WaterfallStep { Id = "T", Kind = WaterfallStepKind.CashTrap, AccountId = "T", Condition = StepCondition.WhileTriggered, TriggerIds = ["P"] }),
        };
        var result = Run([400_000, 400_000, 400_000], terms);
        var waterfall = result.Waterfall!;

        waterfall.Triggers[0].On.ShouldBe([false, true, true, false]);
        waterfall.Accounts[1].Balance.ShouldBe([0, 10_000, 50_000, 0], Cent);
        waterfall.Distributions.ShouldBe([0, 0, 0, 120_000], Cent);
        Conserves(result);
    }

    [Theory]
    [InlineData(1, new[] { false, true, false, false })]
    [InlineData(2, new[] { false, true, true, false })]
    public void A_lock_up_keeps_cash_until_enough_tests_are_passed(int cureTests, bool[] expected)
    {
        var terms = Terms() with
        {
            Triggers = [new() { Id = "L", Measure = TriggerMeasure.DebtServiceCoverage, Threshold = 1.10, WindowMonths = 12, CureTests = cureTests }],
        };
        terms = terms with { Steps = [.. terms.Steps.Select(step => step.Kind == WaterfallStepKind.Distribution ? step with { Condition = StepCondition.UnlessTriggered, TriggerIds = ["L"] } : step)] };

        // Covers: 410 / 390 = 1.05, 460 / 360 = 1.28, 500 / 330 = 1.52.
        var result = Run([410_000, 460_000, 500_000], terms);
        var waterfall = result.Waterfall!;

        waterfall.Triggers[0].On.ShouldBe(expected);
        waterfall.Triggers[0].Numerator[1].ShouldBe(410_000, Cent);
        waterfall.Triggers[0].Denominator[1].ShouldBe(390_000, Cent);
        waterfall.Accounts[0].Balance.ShouldBe(cureTests == 1 ? [0, 20_000, 0, 0] : [0, 20_000, 120_000, 0], Cent);
        waterfall.Distributions.ShouldBe(cureTests == 1 ? [0, 0, 120_000, 170_000] : [0, 0, 0, 290_000], Cent);
        Conserves(result);
    }

    [Fact]
    public void The_sponsor_pays_running_costs_and_what_the_base_case_asks_for_and_no_more()
    {
        decimal[] cash = [350_000, 400_000, 400_000];
        var stress = new Scenario { RateShift = 0.05 };

        // The rate is fixed: the stress changes nothing but the name of the run. The base case is 40 short in year 1.
        var inBase = Run(cash, Terms());
        inBase.Waterfall!.SponsorSupport.ShouldBe([0, 40_000, 0, 0], Cent);
        Yearly(inBase.Loan.Balance).ShouldBe([900_000, 600_000, 300_000, 0], Cent);
        Run(cash, Terms(), scenario: stress).Waterfall!.SponsorSupport.ShouldBe(inBase.Waterfall.SponsorSupport);

        // A sponsor who pays no debt service: 40 of principal stay unpaid, are overdue in year 2 and paid then: 400 less 64 and 300 leaves 36; year 3: 4 overdue.
        var alone = Run(cash, Terms() with { SponsorPays = SponsorSupport.OperatingLosses });
        alone.Waterfall!.UnpaidDebtService.ShouldBe([0, 40_000, 4_000, 0], Cent);
        Yearly(alone.Loan.Balance).ShouldBe([900_000, 640_000, 304_000, 0], Cent);
        alone.Waterfall.Steps[3].Due.ShouldBe([0, 300_000, 340_000, 304_000], Cent);

        // Running costs of 100 in year 1 with nothing to pay them: the sponsor does; or, when it pays nothing, they wait.
        var loss = Run([-100_000, 500_000, 1_500_000], Terms() with { SponsorPays = SponsorSupport.OperatingLosses });
        loss.Waterfall!.SponsorSupport.ShouldBe([0, 100_000, 0, 0], Cent);
        var none = Run([-100_000, 500_000, 1_500_000], Terms() with { SponsorPays = SponsorSupport.None });
        none.Waterfall!.SponsorSupport.Sum().ShouldBe(0);
        none.Waterfall.Steps[0].Due.ShouldBe([0, 100_000, 100_000, 0], Cent);
        none.Waterfall.Steps[0].Paid.ShouldBe([0, 0, 100_000, 0], Cent);
        foreach (var result in new[] { inBase, alone, loss, none })
            Conserves(result);
    }

    [Fact]
    public void Fees_on_what_is_repaid_follow_principal_and_sweep_and_the_manager_is_paid_from_the_rest()
    {
        var terms = Terms() with
        {
            Steps = Steps(
                new WaterfallStep { Id = "S", Kind = WaterfallStepKind.Sweep, CashShare = 0.25 },
                new WaterfallStep { Id = "E", Kind = WaterfallStepKind.RepaymentFees },
                new WaterfallStep { Id = "M", Kind = WaterfallStepKind.ManagementFee, ReceiptsShare = 0.02, AmountPerAnnum = Money.Usd(5_000) }),
        };
        var result = Run([590_000, 600_000, 600_000], terms, fees: new FeeTerms { Exit = 0.01 });
        var waterfall = result.Waterfall!;

        // Year 1: 590 less 390 leaves 200; 50 swept; 1 % of 350 is 3.5; 2 % of 590 and 5 is 16.8; 129.7 to the sponsor.
        waterfall.Steps[5].Paid[1].ShouldBe(3_500, Cent);
        waterfall.Steps[6].Paid[1].ShouldBe(16_800, Cent);
        waterfall.Distributions[1].ShouldBe(129_700, Cent);
        result.Loan.Fees[12].ShouldBe(3_500, Cent);
        Conserves(result);
    }

    [Fact]
    public void Sale_and_accounts_repay_what_is_owed_at_the_end_and_the_rest_is_the_lenders_loss()
    {
        var lots = TestDeals.Plain with
        {
            Lots = [TestDeals.Lot("L1", 10)],
            Contracts = [],
            Costs = new(),
            Facility = Facility() with { Commitment = Money.Usd(900_000), Amortisation = new() { Style = AmortisationStyle.Bullet, BalloonShare = 1, BalloonReason = "test" } },
            Sizing = TestDeals.CommitmentOnly,
            OtherCashFlows = [.. Enumerable.Range(1, 3).Select(year => TestDeals.Cash(Closing.AddMonths(12 * year), 90_000))],
            Waterfall = Terms() with { SponsorPays = SponsorSupport.OperatingLosses, SaleAtMaturity = new() { Haircut = 0.2 } },
        };
        var result = TestDeals.Run(lots);
        var value = result.Collateral.MarkedValue[36];
        var sale = result.Waterfall!.Sale!;

        sale.Proceeds.ShouldBe(0.8 * value, Cent);
        sale.ToLenders.ShouldBe(Math.Min(900_000, 0.8 * value), Cent);
        sale.ToSponsor.ShouldBe(sale.Proceeds - sale.ToLenders, Cent);
        result.Waterfall.Loss.ShouldBe(900_000 - sale.ToLenders, Cent);
        result.Loan.Balance[36].ShouldBe(result.Waterfall.Loss, Cent);
        Conserves(result);
    }

    [Fact]
    public void Equity_is_cost_less_draws_out_and_distributions_in()
    {
        var deal = TestDeals.Plain with
        {
            Lots = [TestDeals.Lot("L1", 20)],
            Contracts = [],
            Costs = new(),
            Facility = Facility() with { Commitment = Money.Usd(900_000), Fees = new() { OriginalIssueDiscount = 0.02, Upfront = 0.01 } },
            Sizing = TestDeals.CommitmentOnly,
            OtherCashFlows = [.. Enumerable.Range(1, 3).Select(year => TestDeals.Cash(Closing.AddMonths(12 * year), 500_000))],
            Waterfall = Terms(),
        };
        var result = TestDeals.Run(deal);
        var equity = result.Equity!;

        // A million of hardware, 882 drawn after discount, 9 upfront: 127 in. Then 500 less 390, 360 and 330.
        equity.Flows.Select(flow => flow.Net).ShouldBe([-127_000, 110_000, 140_000, 170_000], Cent);
        equity.Multiple!.Value.ShouldBe(420.0 / 127, 1e-9);
        equity.Flows.Sum(flow => flow.Net * Math.Pow(1 + equity.Xirr!.Value, -(flow.Date.DayNumber - Closing.DayNumber) / 365.0)).ShouldBe(0, 1e-3);
        result.Returns.LenderCash.Sum(cash => cash.Amount).ShouldBe(9_000 - 882_000 + 900_000 + 180_000, Cent);
    }

    [Fact]
    public void A_junior_tranche_is_paid_behind_the_loan_and_before_the_sponsor_even_when_no_rule_names_it()
    {
        // 200 of junior at 20 % a year, repaid at the end: 40 a year, 240 in year 3.
        var deal = TestDeals.LoanOnly(900_000, Facility()) with
        {
            OtherCashFlows = [.. new[] { 420_000m, 450_000m, 460_000m }.Select((amount, i) => TestDeals.Cash(Closing.AddMonths(12 * (i + 1)), amount))],
            Junior = new() { Amount = Money.Usd(200_000), RatePerAnnum = 0.20 },
            Waterfall = Terms() with
            {
                SponsorPays = SponsorSupport.OperatingLosses,
                Accounts = [new() { Id = "R", Target = AccountTarget.Amount, TargetAmount = Money.Usd(50_000), FundedShare = 1, Use = AccountUse.DebtService }],
            },
        };
        var result = TestDeals.Run(deal);
        var junior = result.Waterfall!.Steps.Single(step => step.Kind == WaterfallStepKind.JuniorDebt);

        // Year 1: 420 less 390 leaves 30 of 40; 10 are added. Year 2: 450 less 360 leaves 90: 42 and the 10 behind. Year 3: 130 of 240, and the reserve's 50; 60 stay.
        junior.Due.ShouldBe([0, 40_000, 52_000, 240_000], Cent);
        junior.Paid.ShouldBe([0, 30_000, 52_000, 130_000], Cent);
        result.Waterfall.JuniorRepaidAtEnd.ShouldBe(50_000, Cent);
        result.Waterfall.Distributions.ShouldBe([0, 0, 38_000, 0], Cent);
        result.Junior!.Balance[36].ShouldBe(60_000, Cent);
        result.Equity!.Flows[0].LoanProceeds.ShouldBe(1_100_000, Cent);
        Conserves(result);
        PeriodLines.Of(result.Waterfall, 3)[^1].Left.ShouldBe(0, Cent);
    }

    [Fact]
    public void Reserves_in_months_look_ahead_along_the_schedule_and_the_costs()
    {
        var deal = TestDeals.Plain with
        {
            Facility = TestDeals.Plain.Facility with { PaymentFrequency = PaymentFrequency.Quarterly },
            Waterfall = Terms() with
            {
                Accounts =
                [
                    new() { Id = "D", Target = AccountTarget.MonthsOfDebtService, TargetMonths = 4, FundedShare = 1 },
                    new() { Id = "P", Target = AccountTarget.MonthsOfPowerCost, TargetMonths = 1.5, FundedShare = 1, Use = AccountUse.OperatingExpenses },
                ],
            },
        };
        var result = TestDeals.Run(deal);
        var plain = TestDeals.Run(deal with { Waterfall = null });
        double Service(int month) => plain.Loan.InterestPaid[month] + plain.Loan.Principal[month];

        // Four months from closing: the first quarter and a third of the second.
        result.Waterfall!.Accounts[1].Target[0].ShouldBe(Service(3) + (Service(6) / 3), 1e-3);
        result.Waterfall.Accounts[2].Target[0].ShouldBe(result.Cashflow.Power[1] + (0.5 * result.Cashflow.Power[2]), 1e-3);
        Conserves(result);
    }

    [Fact]
    public void The_filings_eight_steps_stand_in_its_order_and_can_be_served()
    {
        var terms = WaterfallTemplates.CoreWeaveDelayedDraw4();

        terms.Steps.Select(step => step.Kind).ShouldBe(
        [
            WaterfallStepKind.OperatingExpenses, WaterfallStepKind.FeesAndHedges, WaterfallStepKind.Interest, WaterfallStepKind.Principal, WaterfallStepKind.FundAccount,
            WaterfallStepKind.FundAccount, WaterfallStepKind.CashTrap, WaterfallStepKind.ResidualCapex, WaterfallStepKind.ManagementFee, WaterfallStepKind.Distribution,
        ]);
        WaterfallRules.Problems(terms.Steps).ShouldBeEmpty();
        var deal = TestDeals.Plain with { Waterfall = terms };
        Conserves(TestDeals.Run(deal));

        // The customer's default springs the trap: nothing is distributed from then on.
        var failed = TestDeals.Run(deal, new Scenario { Defaults = [new() { ContractId = "C1", FromMonth = 30 }] });
        failed.Waterfall!.Triggers[2].On[10].ShouldBeTrue();
        failed.Waterfall.Triggers[2].On[9].ShouldBeFalse();
        failed.Waterfall.Distributions.Skip(10).SkipLast(1).Sum().ShouldBe(0);
        Conserves(failed);
    }

    [Theory]
    [InlineData("No rule pays interest", WaterfallStepKind.OperatingExpenses, WaterfallStepKind.FeesAndHedges, WaterfallStepKind.Principal)]
    [InlineData("Principal stands before interest", WaterfallStepKind.OperatingExpenses, WaterfallStepKind.FeesAndHedges, WaterfallStepKind.Principal, WaterfallStepKind.Interest)]
    [InlineData("A sweep stands before", WaterfallStepKind.OperatingExpenses, WaterfallStepKind.FeesAndHedges, WaterfallStepKind.Sweep, WaterfallStepKind.Interest, WaterfallStepKind.Principal)]
    [InlineData("pays interest already", WaterfallStepKind.OperatingExpenses, WaterfallStepKind.FeesAndHedges, WaterfallStepKind.Interest, WaterfallStepKind.Interest, WaterfallStepKind.Principal)]
    [InlineData("A distribution stands before", WaterfallStepKind.Distribution, WaterfallStepKind.OperatingExpenses, WaterfallStepKind.FeesAndHedges, WaterfallStepKind.Interest, WaterfallStepKind.Principal)]
    [InlineData("Fees and hedges stand behind", WaterfallStepKind.OperatingExpenses, WaterfallStepKind.Interest, WaterfallStepKind.Principal, WaterfallStepKind.FeesAndHedges)]
    [InlineData("Fees on what is repaid stand before", WaterfallStepKind.OperatingExpenses, WaterfallStepKind.FeesAndHedges, WaterfallStepKind.Interest, WaterfallStepKind.RepaymentFees, WaterfallStepKind.Principal)]
    public void Rules_that_cannot_be_served_are_refused_with_the_reason(string reason, params WaterfallStepKind[] kinds)
    {
        WaterfallStep[] steps = [.. kinds.Select((kind, i) => new WaterfallStep { Id = $"{i}", Kind = kind })];

        WaterfallRules.Problems(steps).ShouldContain(problem => problem.Message.Contains(reason));
        Should.Throw<NotComputableException>(() => TestDeals.Run(TestDeals.Plain with { Waterfall = new() { Steps = steps } }));
    }

    [Fact]
    public void Rules_read_as_sentences()
    {
        var terms = new WaterfallTerms
        {
            Accounts = [new() { Id = "R", Name = "Power reserve", Target = AccountTarget.MonthsOfPowerCost, TargetMonths = 2, FundedShare = 1, Use = AccountUse.OperatingExpenses }],
            Triggers = [new() { Id = "V", Measure = TriggerMeasure.LoanToValue, Threshold = 0.9 }, new() { Id = "D", Measure = TriggerMeasure.DebtServiceCoverage, Threshold = 1.15, CureTests = 2 }],
        };

        WaterfallWords.Sentence(new WaterfallStep { Kind = WaterfallStepKind.Sweep, CashShare = 0.25, TriggeredShare = 1, TriggerIds = ["V"] }, terms)
            .ShouldBe("Prepay the loan with 25 % of what is left, 100 % while loan-to-value is above 90 %.");
        WaterfallWords.Sentence(new WaterfallStep { Kind = WaterfallStepKind.Distribution, Condition = StepCondition.UnlessTriggered, TriggerIds = ["V", "D"], From = new(2027, 3, 31) }, terms)
            .ShouldBe("Distribute what is left to the sponsor, unless loan-to-value is above 90 % or trailing 3-month debt service cover is below 1.15x, from 31 Mar 2027.");
        WaterfallWords.Sentence(new WaterfallStep { Kind = WaterfallStepKind.FundAccount, AccountId = "R" }, terms)
            .ShouldBe("Bring Power reserve to its target, and take out what it holds above it.");
        WaterfallWords.Sentence(terms.Accounts[0])
            .ShouldBe("Holds 2 months of power cost to come, funded by the sponsor in full with the last draw; pays running costs that cash does not cover.");
        WaterfallWords.Sentence(terms.Triggers[1]).ShouldBe("On while trailing 3-month debt service cover is below 1.15x; off after 2 tests passed in a row.");
    }

    internal static WaterfallTerms Terms() => new() { Steps = Steps() };

    internal static IReadOnlyList<WaterfallStep> Steps(params WaterfallStep[] between) =>
    [
        new() { Id = "1", Kind = WaterfallStepKind.OperatingExpenses },
        new() { Id = "2", Kind = WaterfallStepKind.FeesAndHedges },
        new() { Id = "3", Kind = WaterfallStepKind.Interest },
        new() { Id = "4", Kind = WaterfallStepKind.Principal },
        .. between,
        new() { Id = "9", Kind = WaterfallStepKind.Distribution },
    ];

    private static Facility Facility() => new()
    {
        TenorMonths = 36,
        PaymentFrequency = PaymentFrequency.Annual,
        Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.10, DayCount = "30/360" },
        Amortisation = new() { Style = AmortisationStyle.Straight },
    };

    private static UnderwritingResult Run(
        decimal[] cash, WaterfallTerms terms, PrepaymentApplication application = PrepaymentApplication.InverseOrder, FeeTerms? fees = null, Scenario? scenario = null)
    {
        var facility = Facility() with { Fees = fees ?? new() };
        facility = facility with { Prepayment = facility.Prepayment with { Application = application } };
        var deal = TestDeals.LoanOnly(900_000, facility) with
        {
            OtherCashFlows = [.. cash.Select((amount, i) => TestDeals.Cash(Closing.AddMonths(12 * (i + 1)), amount))],
            Waterfall = terms,
        };
        return TestDeals.Run(deal, scenario);
    }

    private static double[] Yearly(IReadOnlyList<double> path) => [.. Enumerable.Range(0, 4).Select(year => path[12 * year])];

    private static void Conserves(UnderwritingResult result)
    {
        result.Waterfall!.LargestImbalance.ShouldBeLessThan(1e-12);
        result.Checks.Where(check => !check.Holds).Select(check => check.Name).ShouldBeEmpty();
    }
}
