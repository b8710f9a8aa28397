using GpuLending.Engine.Costs;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Costs;

/// <summary>The replacement reserve and working capital against closed forms: 1,000 GPUs, 1,825,000 of fees and 40,000 of maintenance a month.</summary>
public sealed class ReserveAndWorkingCapitalTests
{
    private const double Fees = 1_825_000;
    private const double Cost = 40_000;
    private const double DaysPerMonth = 365 / 12.0;

    [Fact]
    public void Nothing_is_owed_when_everything_is_paid_at_once()
    {
        var flow = Run(new() { WorkingCapital = new() });

        flow.WorkingCapital.ShouldAllBe(change => change == 0);
        flow.Cfads[1].ShouldBe(Fees - Cost, 1e-6);
    }

    [Fact]
    public void A_month_of_days_moves_cash_by_one_month()
    {
        var late = Run(new() { WorkingCapital = new() { DaysReceivable = DaysPerMonth } });
        var plain = Run(new());

        late.Cfads[1].ShouldBe(-Cost, 1e-6);
        for (var m = 2; m <= 60; m++)
            late.Cfads[m].ShouldBe(plain.ContractedRevenue[m - 1] - Cost, 1e-6, $"month {m}");
    }

    [Theory]
    [InlineData(15, 1)]
    [InlineData(45, 2)]
    [InlineData(100, 4)]
    public void What_is_owed_is_the_revenue_of_the_last_days(double days, int fromMonth)
    {
        var flow = Run(new() { WorkingCapital = new() { DaysReceivable = days } });

        flow.Receivable[fromMonth].ShouldBe(Fees * days / DaysPerMonth, 1e-6);
        flow.Receivable[40].ShouldBe(Fees * days / DaysPerMonth, 1e-6);
        flow.WorkingCapital.Take(41).Sum().ShouldBe(flow.Receivable[40], 1e-6);
    }

    [Fact]
    public void What_suppliers_wait_for_gives_cash_once()
    {
        var flow = Run(new() { WorkingCapital = new() { DaysPayable = DaysPerMonth / 2 } });

        flow.Payable[1].ShouldBe(Cost / 2, 1e-6);
        flow.Cfads[1].ShouldBe(Fees - (Cost / 2), 1e-6);
        flow.Cfads[2].ShouldBe(Fees - Cost, 1e-6);
    }

    [Fact]
    public void Fees_settled_from_a_prepayment_are_never_owed()
    {
        var contract = TestDeals.Contract("C1", 1000) with { Prepayment = new() { Amount = Money.Usd(100_000_000), ReceivedOn = TestDeals.Closing, ShareOfEachInvoice = 1 } };
        var flow = TestDeals.Run(Deal(new() { WorkingCapital = new() { DaysReceivable = 60 } }) with { Contracts = [contract] }).Cashflow;

        flow.PrepaymentUsed[1].ShouldBe(Fees, 1e-6);
        flow.Receivable[1].ShouldBe(0);
    }

    [Fact]
    public void The_reserve_takes_from_cash_what_is_set_aside_until_its_target()
    {
        var flow = Run(new() { ReplacementReserve = new() { PerGpuMonth = Money.Usd(10), ShareOfCostPerAnnum = 0.012, Target = Money.Usd(150_000) } });

        flow.Replacement[1].ShouldBe(60_000, 1e-6);
        flow.Replacement[3].ShouldBe(30_000, 1e-6);
        flow.Replacement[4].ShouldBe(0, 1e-6);
        flow.ReplacementBalance[60].ShouldBe(150_000, 1e-6);
        flow.Cfads[1].ShouldBe(Fees - Cost - 60_000, 1e-6);
    }

    [Fact]
    public void Replacement_is_paid_from_the_reserve_and_then_from_cash_and_the_reserve_fills_again()
    {
        var terms = new ReplacementReserveTerms
        {
            PerGpuMonth = Money.Usd(10),
            Target = Money.Usd(30_000),
            Spending = [new() { Date = new(2027, 6, 15), Amount = Money.Usd(100_000), Description = "Fans" }],
        };
        var flow = Run(new() { ReplacementReserve = terms });

        flow.ReplacementBalance[5].ShouldBe(30_000, 1e-6);
        flow.Replacement[6].ShouldBe(70_000, 1e-6);
        flow.ReplacementBalance[6].ShouldBe(0, 1e-6);
        flow.Replacement[7].ShouldBe(10_000, 1e-6);
        (flow.Replacement.Sum() - flow.ReplacementBalance[60]).ShouldBe(100_000, 1e-6);
    }

    private static Engine.Cashflows.OperatingCashflow Run(OperatingCosts costs) => TestDeals.Run(Deal(costs)).Cashflow;

    private static DealCase Deal(OperatingCosts costs) => TestDeals.Plain with
    {
        Costs = costs with { MaintenancePerGpuMonth = Money.Usd(40) },
        Sizing = TestDeals.CommitmentOnly,
        Facility = TestDeals.Plain.Facility with { Commitment = Money.Usd(1_000_000) },
    };
}
