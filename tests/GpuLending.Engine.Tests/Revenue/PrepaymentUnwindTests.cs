using GpuLending.Engine.Revenue;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Revenue;

/// <summary>IREN and Microsoft, as published in November 2025 (facts in docs/methodology/contract-book.md): 9.7bn over five years, a fifth of it prepaid.</summary>
public sealed class PrepaymentUnwindTests
{
    /// <summary>76,000 GPUs at the price that makes 9.7bn in sixty months; the 1.94bn comes at closing.</summary>
    private static readonly DealCase Iren = TestDeals.Plain with
    {
        Lots = [TestDeals.Lot("L1", 76_000)],
        Contracts =
        [
            TestDeals.Contract("C1", 76_000, price: 2.914m) with
            {
                Prepayment = new() { Amount = Money.Usd(1_940_000_000), ReceivedOn = TestDeals.Closing },
            },
        ],
        Sizing = TestDeals.CommitmentOnly,
        Facility = TestDeals.Plain.Facility with { Commitment = Money.Usd(3_645_000_000) },
    };

    [Fact]
    public void Consuming_a_prepayment_is_no_cash_flow()
    {
        var with = TestDeals.Run(Iren);
        var without = TestDeals.Run(Iren with { Contracts = [Iren.Contracts[0] with { Prepayment = null }] });

        with.Cashflow.ContractedRevenue.ShouldBe(without.Cashflow.ContractedRevenue);
        with.Cashflow.PrepaymentReceived[0].ShouldBe(1_940_000_000);
        with.Cashflow.PrepaymentUsed.Sum().ShouldBe(1_940_000_000, 1e-3);
        for (var m = 0; m < with.Months.Count; m++)
            with.Cashflow.Cfads[m].ShouldBe(without.Cashflow.Cfads[m] - with.Cashflow.PrepaymentUsed[m], 1e-3);
        (without.Cashflow.Cfads.Sum() - with.Cashflow.Cfads.Sum()).ShouldBe(1_940_000_000, 1);
    }

    [Fact]
    public void It_is_a_source_of_funds_and_its_receipt_is_no_cash_flow_either()
    {
        var with = TestDeals.Run(Iren);

        with.Cashflow.Cfads[0].ShouldBe(0);
        with.SourcesAndUses.Sources.ShouldContain(line => line.Amount == Money.Usd(1_940_000_000));
        with.Checks.ShouldAllBe(check => check.Holds);
    }

    [Fact]
    public void It_unwinds_against_fees_that_are_not_certain_as_well()
    {
        var open = Iren.Contracts[0] with { Termination = new() { Kind = TerminationKind.Convenience, EarliestDate = new(2028, 12, 31) } };

        TestDeals.Run(Iren with { Contracts = [open] }).Cashflow.PrepaymentUsed.Sum().ShouldBe(1_940_000_000, 1e-3);
    }
}
