using GpuLending.Engine.Workings;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Workings;

/// <summary>The workings of contracts and of roll-over give their figures again, from the inputs they print.</summary>
public sealed class ContractWorkingsTests
{
    private static readonly DealCase Deal = TestDeals.Plain with
    {
        Contracts =
        [
            TestDeals.Contract("C1", 600, end: new(2028, 12, 31)) with
            {
                EscalatorPerAnnum = 0.03,
                PriceSteps = [new() { Date = new(2027, 6, 10), PricePerGpuHour = Money.Usd(2.2m) }],
                GuaranteedBy = new() { Name = "Parent", Rating = "AA", Share = 0.4 },
                Actuals = [new() { Month = new(2026, 11, 30), Billed = Money.Usd(90), Received = Money.Usd(80), Projected = Money.Usd(100) }],
            },
            TestDeals.Contract("C2", 500, end: new(2029, 6, 30)) with { Termination = new() { EarliestDate = new(2028, 12, 31), ProbabilityPerAnnum = 0.3 } },
        ],
        Merchant = new() { PricePerGpuHour = Money.Usd(1), Relet = new() { RenewalProbability = 0.5, Pillars = [new() { TermMonths = 12, PricePerGpuHour = Money.Usd(2.4m) }, new() { TermMonths = 36, PricePerGpuHour = Money.Usd(1.8m) }] } },
        Sizing = TestDeals.CommitmentOnly,
        Facility = TestDeals.Plain.Facility with { Commitment = Money.Usd(30_000_000), Amortisation = new() { Style = Engine.Loans.AmortisationStyle.Straight } },
    };

    private static readonly UnderwritingResult Result = TestDeals.Run(Deal);

    [Theory]
    [InlineData("C1", 1)]
    [InlineData("C1", 6)]
    [InlineData("C2", 24)]
    [InlineData("C2", 25)]
    public void Fees_are_the_product_of_their_inputs(string id, int month)
    {
        var working = Explain($"contract/fees/{id}/{month}");

        working.Inputs.Aggregate(1.0, (product, input) => product * input.Value).ShouldBe(working.Value, 1e-6);
        working.Value.ShouldBe(Result.Cashflow.Contracts.Single(contract => contract.ContractId == id).Revenue[month], 1e-9);
    }

    [Theory]
    [InlineData("contract/remaining/C1")]
    [InlineData("contract-book/remaining")]
    [InlineData("cashflow/merchant-revenue/40")]
    [InlineData("cashflow/contracted-revenue/6")]
    public void Sums_are_the_sums_of_their_inputs(string figure)
    {
        var working = Explain(figure);

        working.Inputs.Sum(input => input.Value).ShouldBe(working.Value, 1e-6);
    }

    [Fact]
    public void Concentration_cover_realisation_and_rating_are_made_again()
    {
        Explain("contract-book/concentration").ShouldSatisfyAllConditions(
            working => working.Inputs.Sum(input => input.Value * input.Value).ShouldBe(working.Value, 1e-12));
        Explain("contract-book/cover").ShouldSatisfyAllConditions(working => (In(working, 0) / In(working, 1)).ShouldBe(working.Value, 1e-12));
        Explain("contract-book/realisation").ShouldSatisfyAllConditions(working => (In(working, 0) / In(working, 1)).ShouldBe(working.Value, 1e-12));
        Explain("contract/rating/C1").ShouldSatisfyAllConditions(
            working => ((In(working, 0) * In(working, 1)) + ((1 - In(working, 0)) * In(working, 2))).ShouldBe(working.Value, 1e-9));
    }

    [Fact]
    public void Roll_over_is_made_again()
    {
        Explain("roll-over/relet/40").ShouldSatisfyAllConditions(working => (In(working, 0) - In(working, 1)).ShouldBe(working.Value, 1e-6));
        Explain("roll-over/cover/39").ShouldSatisfyAllConditions(
            working => ((In(working, 0) - In(working, 1) + In(working, 2)) / In(working, 3)).ShouldBe(working.Value, 1e-9));
        foreach (var month in (int[])[0, 11, 12, 35, 36, 48])
        {
            Explain($"roll-over/forward/{month}").ShouldSatisfyAllConditions(working =>
                (((In(working, 0) * In(working, 1)) - (In(working, 2) * In(working, 3))) / (In(working, 1) - In(working, 3)) * Math.Pow(1 - In(working, 4), In(working, 5) / 12))
                    .ShouldBe(working.Value, 1e-9));
        }
    }

    [Fact]
    public void The_lease_sweep_is_made_again()
    {
        var dear = Deal with { Merchant = new() };
        var result = TestDeals.Run(dear);
        var share = FigureWorkings.Explain(dear, TestDeals.Market, result, "roll-over/share");
        var carried = FigureWorkings.Explain(Deal with { Facility = Deal.Facility with { Commitment = Money.Usd(60_000_000) } }, TestDeals.Market, TestDeals.Run(Deal with { Facility = Deal.Facility with { Commitment = Money.Usd(60_000_000) } }), "roll-over/carried");

        Math.Min(1, In(share, 0) / share.Inputs.Skip(1).Sum(input => input.Value)).ShouldBe(share.Value, 1e-9);
        carried.Inputs.Skip(1).Chunk(2).Sum(pair => pair[0].Value * pair[1].Value).ShouldBe(carried.Value, 1e-6);
    }

    private static double In(Working working, int at) => working.Inputs[at].Value;

    private static Working Explain(string figure) => FigureWorkings.Explain(Deal, TestDeals.Market, Result, figure);
}
