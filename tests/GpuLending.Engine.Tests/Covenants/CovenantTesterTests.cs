using GpuLending.Engine.Collateral;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Covenants;

/// <summary>Rules: CoreWeave DDTL 3.0 and 4.0 as disclosed (credit agreements, 8-K of 2 January 2026); numbers synthetic where the rule alone is public.</summary>
public sealed class CovenantTesterTests
{
    private static readonly DateOnly Closing = new(2025, 12, 31);

    [Theory]
    // Contract realisation ratio of DDTL 3.0: at least 0.85x, trailing three months, on the unrounded ratio.
    [InlineData(254, 300, 0.8467, CovenantState.Breached)]
    [InlineData(255, 300, 0.8500, CovenantState.AtRisk)]
    [InlineData(281, 300, 0.9367, CovenantState.Compliant)]
    public void Realisation_ratio_passes_at_its_threshold(int received, int projected, double ratio, CovenantState state)
    {
        var covenant = new Covenant
        {
            Kind = CovenantKind.ContractRealisation,
            Threshold = 0.85,
            Observations = [new() { Date = new(2026, 3, 31), Actual = Money.Usd(received), Projected = Money.Usd(projected) }],
        };

        var test = CovenantTester.Test(covenant, Inputs()).Tests.ShouldHaveSingleItem();

        test.Actual!.Value.ShouldBe(ratio, 0.0001);
        test.State.ShouldBe(state);
    }

    [Theory]
    // Debt service cover of DDTL 3.0: at least 1.40x; 1.3999 fails, 1.4000 passes.
    [InlineData(1.3999, CovenantState.Breached)]
    [InlineData(1.4000, CovenantState.AtRisk)]
    [InlineData(1.5400, CovenantState.Compliant)]
    public void Debt_service_cover_passes_at_its_threshold(double cover, CovenantState state) =>
        Tested(new Covenant { Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.40 }, cover).State.ShouldBe(state);

    [Theory]
    // DDTL 4.0: 1.20x to draw, 1.15x to maintain. A deal at 1.17x passes one and fails the other.
    [InlineData(1.15, CovenantPurpose.Maintenance, CovenantState.AtRisk)]
    [InlineData(1.20, CovenantPurpose.DrawStop, CovenantState.Breached)]
    public void A_deal_at_1_17_maintains_and_cannot_draw(double threshold, CovenantPurpose purpose, CovenantState state) =>
        Tested(new Covenant { Kind = CovenantKind.DebtServiceCoverage, Threshold = threshold, Purpose = purpose }, 1.17).State.ShouldBe(state);

    [Theory]
    // First test date of DDTL 3.0: 30 April 2027, moved to 31 October 2027 by the amendment of 31 December 2025.
    [InlineData("2027-04-30", "2027-03-31", false)]
    [InlineData("2027-04-30", "2027-04-30", true)]
    [InlineData("2027-10-31", "2027-04-30", false)]
    [InlineData("2027-10-31", "2027-09-30", false)]
    [InlineData("2027-10-31", "2027-10-31", true)]
    [InlineData("2027-10-31", "2027-11-30", true)]
    public void Nothing_is_tested_before_the_first_test_date(string firstTest, string date, bool tested)
    {
        var covenant = new Covenant { Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.40, FirstTestDate = DateOnly.Parse(firstTest, null) };

        var result = CovenantTester.Test(covenant, Inputs(cover: 1.30, months: 24));

        var test = result.Tests.Single(item => item.Date == DateOnly.Parse(date, null));
        test.State.ShouldBe(tested ? CovenantState.Breached : CovenantState.NotTestedYet);
        result.FirstBreach.ShouldBe(DateOnly.Parse(firstTest, null));
    }

    [Fact]
    public void An_equity_cure_of_a_twentieth_of_debt_service_lifts_1_35_to_1_40()
    {
        // Debt service in the window is 300; the cure counts as cash flow.
        var covenant = new Covenant
        {
            Kind = CovenantKind.DebtServiceCoverage,
            Threshold = 1.40,
            Cures = [new() { Date = new(2026, 3, 31), Amount = Money.Usd(0.05m * 300) }],
        };

        var result = CovenantTester.Test(covenant, Inputs(cover: 1.35));

        result.Tests[0].Actual!.Value.ShouldBe(1.40, 1e-12);
        result.Tests[0].State.ShouldBe(CovenantState.AtRisk);
        result.Tests[0].CureApplied.ShouldBe(15);
        result.Tests[1].State.ShouldBe(CovenantState.Breached);
    }

    [Fact]
    public void What_arithmetic_leaves_of_a_repaid_loan_is_not_tested()
    {
        // A sculpted loan ends at a billionth of a dollar, not at zero; negative cash over it is no breach.
        var repaid = Inputs(cover: -0.3, balance: 4e-10) with { DebtServiceDue = [.. Enumerable.Repeat(9e-10, 13)] };

        CovenantTester.Test(new Covenant { Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.20 }, repaid).Worst.ShouldBe(CovenantState.NotTestedYet);
        CovenantTester.Test(new Covenant { Kind = CovenantKind.LoanToValue, Threshold = 0.80 }, repaid with { ValueByPremise = Inputs(value: 0).ValueByPremise })
            .Worst.ShouldBe(CovenantState.NotTestedYet);
    }

    [Fact]
    public void Interest_cover_of_Oracle_in_fiscal_2026_stands_at_7_83()
    {
        // Oracle 10-K FY2026: EBITDA 29,900m, net interest 3,819m, covenant 3.0x.
        var covenant = new Covenant { Kind = CovenantKind.InterestCoverage, Threshold = 3.0 };
        var borrower = new BorrowerProfile { Ebitda = Money.Usd(29_900_000_000m), NetInterest = Money.Usd(3_819_000_000m) };

        var test = CovenantTester.Test(covenant, Inputs() with { Borrower = borrower }).Tests.ShouldHaveSingleItem();

        test.Actual!.Value.ShouldBe(7.829, 0.001);
        (1 - test.Threshold / test.Actual.Value).ShouldBe(0.61682, 0.0005);
        test.State.ShouldBe(CovenantState.Compliant);
    }

    [Theory]
    // IREN HW3, 2026: 3,645m on 5,800m of GPUs is 62.845 % against 65 %; 3,770m would be the limit and still complies.
    [InlineData(3_645, 0.62845, CovenantState.AtRisk)]
    [InlineData(3_770, 0.65, CovenantState.AtRisk)]
    [InlineData(3_770.01, 0.650002, CovenantState.Breached)]
    public void Loan_to_cost_is_debt_over_cost_without_netting_prepayments(double balance, double ratio, CovenantState state)
    {
        var covenant = new Covenant { Kind = CovenantKind.LoanToCost, Threshold = 0.65 };

        var test = CovenantTester.Test(covenant, Inputs(balance: balance, cost: 5_800)).Tests[0];

        test.Date.ShouldBe(Closing);
        test.Actual!.Value.ShouldBe(ratio, 1e-5);
        test.State.ShouldBe(state);
    }

    [Fact]
    public void A_balance_over_no_value_is_a_breach_and_not_a_number() =>
        CovenantTester.Test(new Covenant { Kind = CovenantKind.LoanToValue, Threshold = 0.65 }, Inputs(value: 0)).Tests[0]
            .ShouldSatisfyAllConditions(
                test => test.State.ShouldBe(CovenantState.Breached),
                test => test.Actual.ShouldBeNull());

    [Fact]
    public void A_window_that_reaches_before_closing_is_not_tested()
    {
        var covenant = new Covenant { Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.1, TrailingMonths = 6 };

        CovenantTester.Test(covenant, Inputs(cover: 1.2)).Tests[0].Month.ShouldBe(6);
    }

    [Fact]
    public void A_period_without_debt_service_is_nothing_to_test()
    {
        var inputs = Inputs(cover: 1.2) with { DebtServiceDue = new double[13] };

        CovenantTester.Test(new Covenant { Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.1 }, inputs).Worst.ShouldBe(CovenantState.NotTestedYet);
    }

    [Fact]
    public void The_name_is_written_from_the_data() =>
        CovenantWords.Name(new Covenant { Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.15 })
            .ShouldBe("Debt service cover, trailing 3 months, at least 1.15x");

    private static CovenantTest Tested(Covenant covenant, double cover) => CovenantTester.Test(covenant, Inputs(cover)).Tests[0];

    private static CovenantInputs Inputs(double cover = 1.5, int months = 12, double balance = 1_000, double cost = 2_000, double value = 1_500) => new()
    {
        Months = [.. Enumerable.Range(0, months + 1).Select(m => Closing.AddMonths(m)).Select(date => new DateOnly(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month)))],
        PaymentMonths = [.. Enumerable.Range(1, months)],
        Cfads = [.. Enumerable.Repeat(100 * cover, months + 1)],
        DebtServiceDue = [.. Enumerable.Repeat(100.0, months + 1)],
        Balance = [.. Enumerable.Repeat(balance, months + 1)],
        ValueByPremise = Enum.GetValues<ValuationPremise>().ToDictionary(premise => premise, _ => (IReadOnlyList<double>)[.. Enumerable.Repeat(value, months + 1)]),
        MarkPremise = ValuationPremise.OrderlyLiquidationValue,
        DeliveredCost = [.. Enumerable.Repeat(cost, months + 1)],
        Borrower = new BorrowerProfile(),
    };
}
