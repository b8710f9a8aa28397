using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Sizing;

/// <summary>A junior tranche beneath the plain deal's senior loan of 20m on 50m of cost.</summary>
public sealed class JuniorTests
{
    private static DealCase Deal(JuniorTranche junior) => TestDeals.Plain with
    {
        Facility = TestDeals.Plain.Facility with { Commitment = Money.Usd(20_000_000), Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.08, DayCount = "30/360" } },
        Sizing = TestDeals.CommitmentOnly,
        Junior = junior,
    };

    [Fact]
    public void Combined_advance_is_the_advance_on_cost_less_the_senior_loan()
    {
        var result = TestDeals.Run(Deal(new() { CombinedAdvance = 0.7, RatePerAnnum = 0.12 }));

        result.Junior!.SizeUnrounded.ShouldBe(15_000_000, 1e-6);
        result.Junior.CombinedAdvance!.Value.ShouldBe(0.7, 1e-12);
        result.Junior.Binding!.Key.ShouldBe("combined-advance");
        result.Sizing.LoanSize.ShouldBe(Money.Usd(20_000_000));
    }

    [Fact]
    public void Paid_in_kind_it_compounds_to_maturity()
    {
        // 12 % a year, 30/360, quarterly, 5 years: 1.03^20.
        var result = TestDeals.Run(Deal(new() { Amount = Money.Usd(5_000_000), RatePerAnnum = 0.12, PikShare = 1 }));

        var junior = result.Junior!;
        junior.Principal.Sum().ShouldBe(5_000_000 * Math.Pow(1.03, 20), 1e-3);
        junior.InterestPaid.Sum().ShouldBe(0);
        junior.Balance[^1].ShouldBe(0, 1e-6);
    }

    [Fact]
    public void Paid_in_cash_at_maturity_its_return_is_its_rate()
    {
        var result = TestDeals.Run(Deal(new() { Amount = Money.Usd(5_000_000), RatePerAnnum = 0.12 }));

        result.Junior!.InterestPaid.Sum().ShouldBe(5_000_000 * 0.6, 1e-3);
        result.Junior.Xirr!.Value.ShouldBe(Math.Pow(1.03, 4) - 1, 2e-4);
    }

    [Fact]
    public void Combined_cover_is_what_cash_leaves_after_the_senior_debt_service_over_the_coupon()
    {
        var target = 1.2;
        var result = TestDeals.Run(Deal(new() { CombinedDebtServiceCoverage = target, RatePerAnnum = 0.12 }));

        var tightest = result.Coverage.DebtService.Min(point => (point.Cfads / target) - point.Interest - point.Principal);
        result.Junior!.SizeUnrounded.ShouldBe(tightest / 0.03, 1e-3);
        result.Junior.MinimumCombinedCoverage!.Value.ShouldBe(target, 1e-9);
    }

    [Fact]
    public void Sculpted_it_is_the_present_value_of_the_cash_that_the_combined_cover_leaves()
    {
        var target = 1.2;
        var result = TestDeals.Run(Deal(new() { CombinedDebtServiceCoverage = target, RatePerAnnum = 0.12, Repayment = JuniorRepayment.Sculpted }));

        var worth = result.Coverage.DebtService.Select((point, i) => ((point.Cfads / target) - point.Interest - point.Principal) / Math.Pow(1.03, i + 1)).Sum();
        result.Junior!.SizeUnrounded.ShouldBe(worth, 1e-4);
        result.Junior.CombinedCoverage.ShouldAllBe(point => Math.Abs(point.Ratio!.Value - target) < 1e-6);
    }

    [Fact]
    public void Combined_loan_to_value_holds_in_every_month()
    {
        var result = TestDeals.Run(Deal(new() { CombinedLoanToValue = 0.65, RatePerAnnum = 0.12 }));

        result.Junior!.SizeUnrounded.ShouldBeGreaterThan(0);
        result.Junior.MaximumCombinedLoanToValue!.Value.ShouldBe(0.65, 1e-9);
    }

    [Fact]
    public void It_loses_before_the_senior_loan_and_after_the_sponsor()
    {
        var junior = TestDeals.Run(Deal(new() { CombinedAdvance = 0.6, RatePerAnnum = 0.12 })).Junior!;

        var layers = junior.OrderOfLoss;
        layers.Select(layer => layer.Name).ShouldBe(["Sponsor's equity", "Junior", "Senior loan"]);
        layers[0].LosesFrom.ShouldBe(0);
        layers[1].LosesFrom.ShouldBe(layers[0].LostAt);
        layers[2].LosesFrom.ShouldBe(layers[1].LostAt);
        layers[2].LostAt.ShouldBe(1);
        (1 - layers[1].LosesFrom).ShouldBe(Math.Min(1, junior.CombinedLoanToValue[junior.LossMonth]!.Value), 1e-12);
    }

    [Fact]
    public void In_a_stressed_run_it_is_paid_from_what_the_senior_loan_leaves()
    {
        var deal = Deal(new() { CombinedAdvance = 0.6, RatePerAnnum = 0.12 });
        var stress = new Engine.Scenarios.Scenario { Name = "Default", Defaults = [new() { ContractId = "C1", FromMonth = 13 }] };

        var (kept, stressed) = (TestDeals.Run(deal), TestDeals.Run(deal, stress));

        stressed.Junior!.Size.ShouldBe(kept.Junior!.Size);
        stressed.Junior.InterestPaid.Sum().ShouldBeLessThan(kept.Junior.InterestPaid.Sum());
        // Interest not paid is added to principal: the balance rolls.
        var balance = 0.0;
        for (var m = 0; m < stressed.Months.Count; m++)
        {
            balance += stressed.Junior.Drawn[m] + stressed.Junior.InterestCapitalised[m] - stressed.Junior.Principal[m];
            stressed.Junior.Balance[m].ShouldBe(balance, 1e-6, $"month {m}");
        }
    }

    [Fact]
    public void A_longer_life_than_the_senior_loan_is_on_the_same_grid()
    {
        var junior = TestDeals.Run(Deal(new() { CombinedAdvance = 0.6, RatePerAnnum = 0.12, TenorMonths = 72 })).Junior!;

        junior.Maturity.ShouldBe(new DateOnly(2032, 12, 31));
        junior.Balance[60].ShouldBe(10_000_000, 1e-6);
    }

    [Fact]
    public void No_cash_left_repays_no_sculpted_tranche_and_the_reason_says_so()
    {
        var junior = TestDeals.Run(Deal(new() { CombinedDebtServiceCoverage = 20, RatePerAnnum = 0.12, Repayment = JuniorRepayment.Sculpted })).Junior!;

        junior.Size.IsZero.ShouldBeTrue();
        junior.Limits.ShouldContain(limit => limit.Reason.StartsWith("No solution, because"));
    }

    [Fact]
    public void Sources_hold_it_and_still_equal_uses()
    {
        var result = TestDeals.Run(Deal(new() { CombinedAdvance = 0.6, RatePerAnnum = 0.12, Upfront = 0.01 }));

        result.SourcesAndUses.Sources.ShouldContain(line => line.Name == "Junior" && line.Amount == Money.Usd(10_000_000));
        result.Checks.Where(check => !check.Holds).ShouldBeEmpty();
    }
}
