using GpuLending.Engine;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Waterfalls;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Deals.SampleDeals;
using GpuLending.Underwriting.Market;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Deals.SampleDeals;

public sealed class SampleDealTests
{
    private static readonly MarketSnapshot Market = ReferenceData.ShippedSnapshot();

    public static TheoryData<string> Names => [.. SampleDeal.All.Select(sample => sample.Document.Case.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_is_valid_computes_and_holds_what_must_hold(string name)
    {
        var document = SampleDeal.All.Single(sample => sample.Document.Case.Name == name).Document;
        DealDocumentValidator.For(Market).Check(document).ShouldBeEmpty();
        var result = Run(document);
        result.Checks.Where(check => !check.Holds).ShouldBeEmpty();
        result.Sizing.LoanSize.Amount.ShouldBeGreaterThan(1_000_000);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_input_is_public_with_its_source_or_assumed_with_its_reason(string name)
    {
        var document = SampleDeal.All.Single(sample => sample.Document.Case.Name == name).Document;
        document.Provenance.Count.ShouldBeGreaterThan(80);
        foreach (var (path, mark) in document.Provenance)
        {
            mark.Mark.ShouldBeOneOf(ProvenanceMark.Public, ProvenanceMark.Assumed);
            mark.Source.ShouldNotBeNullOrWhiteSpace(path);
        }

        document.Provenance.Values.ShouldContain(mark => mark.Mark == ProvenanceMark.Public);
    }

    // Balances after payment in US dollars. Disclosed: 1,782.5m at June 2025, about 1,550m at December 2025, 1,438m at March 2026, 1,300m at June 2026
    // (https://www.sec.gov/Archives/edgar/data/1769628/000114036125032095/R41.htm and the 10-K and 10-Qs that follow).
    [Theory]
    [InlineData("2025-03-31", 1_897_500_000)]
    [InlineData("2025-06-30", 1_782_500_000)]
    [InlineData("2025-09-30", 1_667_500_000)]
    [InlineData("2025-12-31", 1_552_500_000)]
    [InlineData("2026-03-31", 1_437_500_000)]
    [InlineData("2026-06-30", 1_300_000_000)]
    [InlineData("2028-03-31", 0)]
    public void CoreWeave_runs_down_to_the_dollar(string date, double balance)
    {
        var schedule = Run(CoreWeaveDelayedDraw1.Document).Schedule;
        var payment = schedule.Payments.Single(payment => payment.Date == DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture));
        payment.Closing.ShouldBe(Money.Usd((decimal)balance));
    }

    // 14.11 % less 9.62 % at the end of 2024, prospectus of CoreWeave (S-1).
    [Fact]
    public void CoreWeave_pays_fourteen_point_one_one_percent_on_a_base_of_four_point_four_nine()
    {
        var returns = Run(CoreWeaveDelayedDraw1.Document).Returns;
        returns.RateAtClosing.ShouldBe(0.1411, 0.0005);
        returns.BaseRateAtClosing!.Value.ShouldBe(0.0449, 0.0005);
    }

    [Fact]
    public void CoreWeave_stands_against_three_curves_and_only_the_six_year_line_stays_above_it()
    {
        var result = Run(CoreWeaveDelayedDraw1.Document);
        result.Collateral.Compared.Select(curve => curve.FirstMonthUnderWater is null).ShouldBe([true, false, false]);
        result.Coverage.MaximumLoanToValue!.Value.ShouldBeLessThan(0.80);
        result.Loan.FinalMaturity.ShouldBe(new DateOnly(2028, 3, 31));
    }

    [Fact]
    public void Fluidstack_asks_for_154_times_its_revenue() =>
        Run(FluidstackFirstTranche.Document).RunOff.CommitmentOverRevenue!.Value.ShouldBe(10_000 / 65.0, 1e-9);

    [Fact]
    public void Fluidstack_pays_for_what_it_has_not_drawn()
    {
        var result = Run(FluidstackFirstTranche.Document);
        var agencyAlone = 250_000m / 4;
        result.Schedule.Payments[1].Fees.Amount.ShouldBeGreaterThan(agencyAlone);
        result.Schedule.Draws.Count.ShouldBe(3);
    }

    [Fact]
    public void Fluidstack_lenders_parts_sum_to_the_loan_to_the_cent()
    {
        var result = Run(FluidstackFirstTranche.Document);
        result.Returns.Lenders.Count.ShouldBe(4);
        result.Returns.Lenders.Aggregate(Money.Zero(Currency.UsDollar), (sum, part) => sum + part.Amount).ShouldBe(result.Sizing.LoanSize);
    }

    [Fact]
    public void Fluidstack_debt_outlives_its_contracts_and_the_share_is_said()
    {
        var runOff = Run(FluidstackFirstTranche.Document).RunOff;
        runOff.MonthsOfDebtPast.ShouldBeGreaterThan(0);
        runOff.ShareOfLoanPast!.Value.ShouldBeInRange(0.05, 0.50);
        runOff.UncoveredBalance.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Fluidstack_advance_rises_with_its_customers_credit()
    {
        var document = FluidstackFirstTranche.Document;
        var rated = document with { Case = document.Case with { Contracts = [.. document.Case.Contracts.Select(contract => contract with { CustomerRating = "A-" })] } };
        Limit(document, "advance-on-cost").ShouldBe(0.60 * Run(document).Sizing.EligibleCost, 1);
        Limit(rated, "advance-on-cost").ShouldBe(0.90 * Run(document).Sizing.EligibleCost, 1);
    }

    [Fact]
    public void Fluidstack_is_held_by_the_advance_and_the_desk_says_what_better_customers_would_bring()
    {
        var sizing = Run(FluidstackFirstTranche.Document).Sizing;
        sizing.Binding!.Key.ShouldBe("advance-on-cost");
        sizing.AdvanceByCredit.Single(row => row.IsThisDeal).Rating.ShouldBe("NR");
        sizing.AdvanceByCredit.Single(row => row.Rating == "A-").Allows.ShouldBe(0.90 * sizing.EligibleCost, 1);
        Run(FluidstackFirstTranche.Document).Returns.UndrawnFees.ShouldBeGreaterThan(1_000_000);
    }

    [Fact]
    public void CoreWeave_2_has_a_clock_and_a_margin_for_each_draw()
    {
        var draws = Run(CoreWeaveDelayedDraw2.Document).Loan.Draws;
        draws.Select(draw => draw.Maturity).ShouldBe([new(2029, 6, 30), new(2029, 9, 30), new(2029, 12, 31), new(2030, 3, 31)]);
        // The second draw has two customers behind it: 900m at 6.00 % and 500m at 13.00 %, blended by amount.
        double[] margins = [0.0600, ((900 * 0.0600) + (500 * 0.1300)) / 1_400, 0.0650, 0.1300];
        for (var i = 0; i < margins.Length; i++)
            draws[i].MarginPerAnnum.ShouldBe(margins[i], 1e-12);
        // 3,843.819m at the end of 2024 and 4,953.967m at June 2025 before repayment: https://www.sec.gov/Archives/edgar/data/1769628/000114036125032095/R41.htm
        draws.Take(3).Sum(draw => draw.Amount).ShouldBe(3_843_819_000, 0.5);
        draws.Sum(draw => draw.Amount).ShouldBe(4_953_967_000, 0.5);
    }

    [Fact]
    public void CoreWeave_2_is_repaid_by_cost_first_and_by_cash_later()
    {
        var steps = Run(CoreWeaveDelayedDraw2.Document).Loan.GreaterOf;
        steps[0].CostBinds.ShouldBeTrue();
        steps[^1].CostBinds.ShouldBeFalse();
        steps.Count(step => step.CostBinds).ShouldBeInRange(4, steps.Count - 4);
    }

    [Fact]
    public void CoreWeave_2_may_not_move_its_fleet_abroad()
    {
        var document = CoreWeaveDelayedDraw2.Document;
        Run(document).Covenants.Single(covenant => covenant.CovenantId == "V1").Tests.ShouldNotContain(test => test.State == CovenantState.Breached);
        var moved = document with { Case = document.Case with { Lots = [.. document.Case.Lots.Select(lot => lot.Id == "L2" ? lot with { Country = "NO" } : lot)] } };
        Run(moved).Covenants.Single(covenant => covenant.CovenantId == "V1").Tests.ShouldContain(test => test.State == CovenantState.Breached);
    }

    // 8,500m at 90 %: 9,444.44m of cost, 944.44m of equity; 142m of upfront cost is 1.671 %.
    [Fact]
    public void CoreWeave_4_lends_ninety_percent_of_cost_and_no_price_moves_it()
    {
        var result = Run(CoreWeaveDelayedDraw4.Document);
        result.Sizing.LoanSize.ShouldBe(Money.Usd(8_500_000_000));
        (result.Sizing.TotalCost / 1e6).ShouldBe(9_444.44, 0.01);
        ((result.Sizing.TotalCost - 8.5e9) / 1e6).ShouldBe(944.44, 0.01);
        result.SourcesAndUses.Uses.Single(use => use.Name == "Upfront fee").Amount.ShouldBe(Money.Usd(142_000_000));
        CoreWeaveDelayedDraw4.Document.Case.Facility.Fees.Upfront.ShouldBe(0.01671, 0.00001);
        var fallen = Run(CoreWeaveDelayedDraw4.Document, new Scenario { Name = "Prices down 40 %", ValueFactor = 0.6 });
        fallen.Loan.Drawn.ShouldBe(result.Loan.Drawn);
        fallen.Loan.Balance.ShouldBe(result.Loan.Balance);
    }

    [Fact]
    public void CoreWeave_4_at_one_seventeen_keeps_the_loan_and_gets_no_further_draw()
    {
        var dear = Run(CoreWeaveDelayedDraw4.Document, new Scenario { Name = "Power price up 50 %", PowerFactor = 1.5 });
        dear.Coverage.MinimumDebtService!.Value.ShouldBe(1.17, 0.005);
        dear.Covenants.Single(covenant => covenant.CovenantId == "V1").Tests.ShouldNotContain(test => test.State == CovenantState.Breached);
        dear.Covenants.Single(covenant => covenant.CovenantId == "V2").Tests.ShouldContain(test => test.State == CovenantState.Breached);
        Run(CoreWeaveDelayedDraw4.Document).Coverage.MinimumDebtService!.Value.ShouldBeGreaterThanOrEqualTo(1.20);
    }

    [Fact]
    public void CoreWeave_4_pays_in_the_order_of_the_filing()
    {
        var waterfall = Run(CoreWeaveDelayedDraw4.Document).Waterfall!;
        // Fees on what is repaid are the engine's own rule, before distributions; this loan has none.
        waterfall.Steps.Select(step => step.Kind).Where(kind => kind != WaterfallStepKind.RepaymentFees).ShouldBe(
        [
            WaterfallStepKind.OperatingExpenses, WaterfallStepKind.FeesAndHedges, WaterfallStepKind.Interest, WaterfallStepKind.Principal, WaterfallStepKind.FundAccount,
            WaterfallStepKind.FundAccount, WaterfallStepKind.CashTrap, WaterfallStepKind.ResidualCapex, WaterfallStepKind.ManagementFee, WaterfallStepKind.Distribution,
        ]);
    }

    // 3,645m on 5,800m is 62.845 %, 125m below 65 %; with the prepayment of 1,940m 96.29 % of cost; 1,940m of revenue a year.
    [Fact]
    public void Iren_owes_less_than_the_trigger_and_the_prepayment_is_no_cash_later()
    {
        var result = Run(IrenMicrosoft.Document);
        result.Sizing.LoanSize.ShouldBe(Money.Usd(3_645_000_000));
        result.Sizing.TotalCost.ShouldBe(5_800_000_000, 0.01);
        (3_645 / (result.Sizing.TotalCost / 1e6)).ShouldBe(0.62845, 0.0001);
        (Limit(IrenMicrosoft.Document, "advance-on-cost") - 3_645_000_000).ShouldBe(125_000_000, 1);
        result.Cashflow.PrepaymentReceived.Sum().ShouldBe(1_940_000_000, 1);
        ((3_645_000_000 + result.Cashflow.PrepaymentReceived.Sum()) / result.Sizing.TotalCost).ShouldBe(0.9629, 0.0001);
        var year = Enumerable.Range(13, 12).ToArray();
        year.Sum(m => result.Cashflow.ContractedRevenue[m]).ShouldBe(1_940_000_000, 5_000);
        year.Sum(m => result.Cashflow.PrepaymentUsed[m]).ShouldBe(388_000_000, 5_000);
        var m = 24;
        result.Cashflow.ContractedCfads[m].ShouldBe(
            result.Cashflow.ContractedRevenue[m] - result.Cashflow.PrepaymentUsed[m] - result.Cashflow.Power[m] - result.Cashflow.Colocation[m] - result.Cashflow.OtherCosts[m], 1);
    }

    [Fact]
    public void Iren_loses_in_its_order_the_guarantee_last_and_not_with_the_operator()
    {
        var routes = Run(IrenMicrosoft.Document).Credit!.Years[0].Routes;
        routes.Sum(route => route.Probability).ShouldBe(1, 1e-9);
        routes.Select(route => route.Cause).Distinct().Count().ShouldBe(3);
        routes.Where(route => route.Cause == DefaultCause.OperatorFails).ShouldAllBe(route => route.FromSupports == 0);
        routes.ShouldAllBe(route => route.LossGivenDefault >= 0 && route.LossGivenDefault <= 1);
    }

    [Fact]
    public void TensorWave_is_marked_on_a_fallback_with_a_wider_haircut_for_thin_history()
    {
        var document = TensorWaveMi325x.Document;
        var lot = Run(document).Collateral.Lots[0];
        lot.ThinHistory.ShouldBeTrue();
        lot.Haircut.ShouldBe(Market.Policy.ThinHistoryHaircut, 1e-12);
        lot.Curve.ShouldContain("fallback");
        document.Provenance["/lots/0/curve/kind"].Source!.ShouldContain("too few dated prices");
        document.Narrative["collateral"].ShouldContain("too thin to fit");
    }

    [Fact]
    public void The_haircut_costs_TensorWave_what_the_Nvidia_run_gains()
    {
        var amd = Run(TensorWaveMi325x.Document);
        var nvidia = Run(TensorWaveMi325x.OnNvidiaFleet);
        nvidia.Collateral.Lots[0].ThinHistory.ShouldBeFalse();
        nvidia.Collateral.Lots[0].Haircut.ShouldBe(0);
        // Loan-to-value binds both, so the loan is smaller by the haircut's share.
        amd.Sizing.LoanSizeUnrounded.ShouldBe((1 - Market.Policy.ThinHistoryHaircut) * nvidia.Sizing.LoanSizeUnrounded, 0.01);
        // 8,000 of one model sell in 180 days into a market that takes 2,500 a month: 35 % x 8,000 / 23,000 off the price of 80 %, before costs of 10 %.
        // Without that discount the gap was 14,812,000 on a net factor of 70 %.
        var net = (0.80 * (1 - (0.35 * 8_000 / 23_000))) - 0.10;
        (nvidia.Sizing.LoanSizeUnrounded - amd.Sizing.LoanSizeUnrounded).ShouldBe(14_812_000 * net / 0.70, 1);
    }

    [Fact]
    public void A_deal_without_a_contract_is_still_evaluated()
    {
        var document = NewDealTerms.Start("No contract", new BorrowerProfile(), new DateOnly(2026, 11, 23));
        document = document with { Case = document.Case with { Contracts = [] } };
        EvaluateDeal.Evaluate(document, Scenario.Base, Market).ShouldBeOfType<Result<Evaluation>.Success>();
    }

    [Fact]
    public void A_new_deal_computes()
    {
        var evaluation = EvaluateDeal.Evaluate(NewDealTerms.Start("New", new BorrowerProfile(), new DateOnly(2026, 11, 23)), Scenario.Base, Market).Require();
        evaluation.Result.Sizing.Binding.ShouldNotBeNull();
        evaluation.Result.Sizing.LoanSize.Amount.ShouldBeGreaterThan(0);
    }

    private static double Limit(DealDocument document, string key) => Run(document).Sizing.Limits.Single(limit => limit.Key == key).Allows!.Value;

    private static UnderwritingResult Run(DealDocument document, Scenario? scenario = null) => EvaluateDeal.Evaluate(document, scenario ?? Scenario.Base, Market).Require().Result;
}
