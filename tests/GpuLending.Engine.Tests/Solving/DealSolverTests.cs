using CsCheck;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Solving;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Solving;

/// <summary>Goal seek and break-even: the answer, run forward, gives the target; where there is none, that is said.</summary>
public sealed class DealSolverTests
{
    private static Solution Solve(SolutionQuestion question, DealCase? deal = null, Scenario? scenario = null) =>
        DealSolver.Solve(deal ?? TestDeals.Plain, TestDeals.Market, scenario ?? Scenario.Base, TestDeals.Closing, question);

    [Fact]
    public void The_advance_that_gives_a_size_is_size_over_cost()
    {
        var solution = Solve(new() { Output = "/sizing/loanSizeUnrounded", Target = 33_000_000, Input = "/sizing/advanceOnCost/advanceRate" });

        solution.Status.ShouldBe(SolutionStatus.Found);
        solution.Value!.Value.ShouldBe(0.66, 1e-10);
        solution.CurrentInput.ShouldBe(0.8);
        solution.CurrentOutput!.Value.ShouldBe(40_000_000, 1e-6);
    }

    [Fact]
    public void The_answer_run_forward_hits_the_target() => Gen.Select(Gen.Double[1.0, 4.0], Gen.Int[0, 2]).Sample((target, which) =>
    {
        var input = new[] { "/contracts/0/pricePerGpuHour", "/facility/interest/fixedRatePerAnnum", "/lots/L1/unitCost/gpu" }[which];
        var solution = Solve(new() { Output = "/coverage/minimumDebtService", Target = target, Input = input });

        if (solution.Value is not { } value)
        {
            solution.Reason.ShouldContain("because");
            return;
        }

        var deal = which switch
        {
            0 => TestDeals.Plain with { Contracts = [TestDeals.Plain.Contracts[0] with { PricePerGpuHour = Money.Usd((decimal)value) }] },
            1 => TestDeals.Plain with { Facility = TestDeals.Plain.Facility with { Interest = TestDeals.Plain.Facility.Interest with { FixedRatePerAnnum = value } } },
            _ => TestDeals.Plain with { Lots = [TestDeals.Plain.Lots[0] with { UnitCost = new() { Gpu = Money.Usd((decimal)value) } }] },
        };
        TestDeals.Run(deal).Coverage.MinimumDebtService!.Value.ShouldBe(target, 1e-7, $"{input} {value}");
    }, iter: 20);

    [Fact]
    public void An_output_that_never_gets_there_has_no_solution_and_says_how_far_it_goes()
    {
        var solution = Solve(new() { Output = "/sizing/loanSizeUnrounded", Target = 60_000_000, Input = "/sizing/advanceOnCost/advanceRate" });

        solution.Status.ShouldBe(SolutionStatus.OutOfReach);
        solution.Value.ShouldBeNull();
        solution.Reason.ShouldStartWith("No solution, because");
        solution.Reason.ShouldContain("never reaches");
    }

    [Fact]
    public void A_flat_output_has_no_solution()
    {
        var solution = Solve(new() { Output = "/sizing/loanSizeUnrounded", Target = 30_000_000, Input = "/credit/costPerAnnum" });

        solution.Status.ShouldBe(SolutionStatus.Flat);
        solution.Reason.ShouldContain("whatever the input");
    }

    [Fact]
    public void A_stretch_on_which_every_value_answers_is_a_stretch()
    {
        // From the advance at which another limit takes over, the size stays.
        var deal = TestDeals.Plain with { Facility = TestDeals.Plain.Facility with { Commitment = Money.Usd(20_000_000) } };
        var solution = Solve(new() { Output = "/sizing/loanSizeUnrounded", Target = 20_000_000, Input = "/sizing/advanceOnCost/advanceRate" }, deal);

        solution.Status.ShouldBe(SolutionStatus.EveryValue);
        solution.Values[0].ShouldBe(0.4, 1e-6);
        solution.Values[1].ShouldBe(1);
        solution.Value.ShouldBe(0.8);
    }

    [Fact]
    public void Several_answers_are_all_said_and_none_is_chosen()
    {
        // Insurance grows with cost: dearer GPUs first raise what the advance allows, then lower what cash carries. Two prices give 30m.
        var deal = TestDeals.Plain with { Costs = TestDeals.Plain.Costs with { InsuranceShareOfCostPerAnnum = 0.10 } };
        var solution = Solve(new() { Output = "/sizing/loanSizeUnrounded", Target = 30_000_000, Input = "/lots/0/unitCost/gpu", Upper = 150_000 }, deal);

        solution.Status.ShouldBe(SolutionStatus.Several);
        solution.Value.ShouldBeNull();
        solution.Values.Count.ShouldBe(2);
        solution.Values[0].ShouldBe(37_500, 1e-6);
        solution.Direction.ShouldBe(OutputDirection.Mixed);
        solution.Reason.ShouldContain("None is more right");
    }

    [Fact]
    public void A_whole_number_that_does_not_exist_is_a_jump_between_neighbours()
    {
        var solution = Solve(new() { Output = "/returns/weightedAverageLifeYears", Target = 2.4567, Input = "/facility/tenorMonths" });

        solution.Status.ShouldBe(SolutionStatus.Jump);
        solution.Whole.ShouldBeTrue();
        solution.Reason.ShouldContain("no whole number");
    }

    [Fact]
    public void Break_even_of_value_on_loan_to_value_is_the_ratio_of_the_two()
    {
        var plain = TestDeals.Run(TestDeals.Plain).Coverage.MaximumLoanToValue!.Value;
        var solution = Solve(new() { Output = "/coverage/maximumLoanToValue", Test = GoalTest.AtMost, Target = 2.5, Driver = ScenarioDriver.Value });

        solution.Status.ShouldBe(SolutionStatus.Found);
        solution.Value!.Value.ShouldBe(plain / 2.5, 1e-9);
    }

    [Fact]
    public void Break_even_of_a_shortfall_is_the_last_value_without_one()
    {
        var deal = TestDeals.Plain with { Merchant = new() { PricePerGpuHour = Money.Usd(2.5m), Utilisation = 1 }, Contracts = [TestDeals.Contract("C1", 300)] };
        var solution = Solve(new() { Output = "/loan/shortfall/sum", Test = GoalTest.AtMost, Target = 0, Driver = ScenarioDriver.Rent }, deal);

        solution.Status.ShouldBe(SolutionStatus.Found);
        var value = solution.Value!.Value;
        TestDeals.Run(deal, new() { RentFactor = value }).Loan.Shortfall.Sum().ShouldBeLessThan(1);
        TestDeals.Run(deal, new() { RentFactor = value - 0.001 }).Loan.Shortfall.Sum().ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Break_even_of_the_month_of_a_default_is_a_whole_month()
    {
        var solution = Solve(new() { Output = "/loan/balance/last", Test = GoalTest.AtMost, Target = 1_000_000, Driver = ScenarioDriver.DefaultMonth, ContractId = "C1" });

        solution.Status.ShouldBe(SolutionStatus.Found);
        var month = (int)solution.Value!.Value;
        double Left(int from) => TestDeals.Run(TestDeals.Plain, new() { Defaults = [new() { ContractId = "C1", FromMonth = from }] }).Loan.Balance[^1];
        Left(month).ShouldBeLessThanOrEqualTo(1_000_000);
        Left(month - 1).ShouldBeGreaterThan(1_000_000);
    }

    [Fact]
    public void What_nothing_breaks_is_said()
    {
        var solution = Solve(new() { Output = "/coverage/minimumDebtService", Test = GoalTest.AtLeast, Target = 0.01, Driver = ScenarioDriver.Power });

        solution.Status.ShouldBe(SolutionStatus.EveryValue);
        solution.Reason.ShouldContain("nothing breaks it");
    }

    [Theory]
    [InlineData("/facility/nothing", "/sizing/loanSizeUnrounded", "no field")]
    [InlineData("/name", "/sizing/loanSizeUnrounded", "no number of the deal")]
    [InlineData("/facility/tenorMonths", "/sizing/nothing", "no figure")]
    [InlineData("/facility/tenorMonths", "/sizing/binding/name", "no number of the result")]
    public void Paths_that_name_nothing_are_refused(string input, string output, string because) =>
        Should.Throw<ArgumentException>(() => Solve(new() { Output = output, Target = 1, Input = input })).Message.ShouldContain(because);

    [Fact]
    public void Values_at_which_the_deal_cannot_be_computed_are_said_and_never_answer()
    {
        var solution = Solve(new() { Output = "/sizing/loanSizeUnrounded", Target = 35_000_000, Input = "/sizing/advanceOnCost/advanceRate", Lower = -1, Upper = 1 });

        solution.Value!.Value.ShouldBe(0.7, 1e-10);
        solution.Reason.ShouldContain("could not be had");
        solution.Tried.ShouldContain(point => point.Output == null && point.Refused!.Contains("advanceRate"));
    }
}
