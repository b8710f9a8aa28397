using CsCheck;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Scenarios;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Revenue;

/// <summary>What holds for any contracts, over random deals with every kind, ramps, steps, rights to leave and to extend, and re-letting.</summary>
public sealed class ContractProperties
{
    private static readonly Gen<OfftakeContract> TermsGen =
        from kind in Gen.Enum<ContractKind>()
        from ramp in Gen.Int[0, 3]
        from step in Gen.Int[0, 2]
        from termination in Gen.Int[0, 3]
        from notice in Gen.Int[0, 12]
        from probability in Gen.Double[0, 1]
        from option in Gen.Int[0, 3]
        from availability in Gen.Double[0.5, 1]
        from floor in Gen.Double[0.5, 1]
        select new OfftakeContract
        {
            Kind = kind,
            Ramp = ramp == 0 ? [new() { Date = TestDeals.Closing.AddDays(20), Gpus = 1 }, new() { Date = TestDeals.Closing.AddDays(200), Gpus = 0 }] : [],
            PriceSteps = step == 0 ? [new() { Date = TestDeals.Closing.AddDays(500), PricePerGpuHour = Money.Usd(1.5m) }] : [],
            Termination = termination > 1 ? null : new()
            {
                Kind = (TerminationKind)termination,
                EarliestDate = TestDeals.Closing.AddDays(300),
                NoticeMonths = notice,
                FeeMonths = 3,
                ProbabilityPerAnnum = probability,
            },
            Extensions = option == 0 ? [new() { Months = 12, Probability = probability }, new() { Months = 6, PricePerGpuHour = Money.Usd(2), Probability = 0.5, ExercisedBy = ExtensionRight.Provider }] : [],
            Availability = availability,
            AvailabilityFloor = floor,
        };

    private static readonly Gen<ReletTerms?> ReletGen =
        from any in Gen.Bool
        from renewal in Gen.Double[0, 1]
        from term in Gen.Int[1, 60]
        select any
            ? new ReletTerms { RenewalProbability = renewal, TermMonths = term, Pillars = [new() { TermMonths = 1, PricePerGpuHour = Money.Usd(3) }, new() { TermMonths = 36, PricePerGpuHour = Money.Usd(1.7m) }] }
            : null;

    private static readonly Gen<DealCase> Deals =
        from deal in RandomDeals.All
        from terms in TermsGen.Array[4]
        from relet in ReletGen
        select deal with
        {
            Contracts = [.. deal.Contracts.Select((contract, i) => Apply(contract, terms[i]))],
            Merchant = deal.Merchant with { PricePerGpuHour = Money.Usd(1.8m), Relet = relet },
        };

    [Fact]
    public void More_use_of_what_is_paid_for_anyway_raises_cost_and_never_revenue() =>
        Gen.Select(Deals, Gen.Double[0, 1], Gen.Double[0, 1]).Sample((deal, a, b) =>
        {
            var (low, high) = (Math.Min(a, b), Math.Max(a, b));
            var committed = deal with { Contracts = [.. deal.Contracts.Select(contract => contract with { Kind = (int)contract.Kind % 2 == 0 ? ContractKind.TakeOrPay : ContractKind.Reserved })] };
            var idle = TestDeals.Run(With(low));
            var busy = TestDeals.Run(With(high));

            busy.Cashflow.ContractedRevenue.ShouldBe(idle.Cashflow.ContractedRevenue);
            busy.Cashflow.MerchantRevenue.ShouldBe(idle.Cashflow.MerchantRevenue);
            for (var m = 0; m < idle.Months.Count; m++)
                busy.Cashflow.Power[m].ShouldBeGreaterThanOrEqualTo(idle.Cashflow.Power[m] - 1e-6);

            // Use below the take-or-pay share is paid for anyway; extensions draw power too, so they are left out.
            DealCase With(double part) => committed with { Contracts = [.. committed.Contracts.Select(contract => contract with { ExpectedUse = part * contract.TakeOrPayShare })] };
        }, iter: 60);

    [Fact]
    public void Every_check_holds_and_cash_that_is_not_certain_is_never_contracted() =>
        Deals.Sample(deal =>
        {
            var run = TestDeals.Run(deal);
            run.Checks.ShouldAllBe(check => check.Holds);
            for (var m = 0; m < run.Months.Count; m++)
                run.Cashflow.ContractedRevenue[m].ShouldBe(run.Cashflow.Contracts.Sum(path => path.Revenue[m]), 1e-6 + (1e-9 * run.Cashflow.ContractedRevenue[m]));
            for (var c = 0; c < deal.Contracts.Count; c++)
            {
                var until = run.ContractBook!.Contracts[c].CommittedUntil;
                for (var m = 1; m < run.Months.Count; m++)
                {
                    if (until is null || run.Months[m - 1] >= until)
                        run.Cashflow.Contracts[c].Revenue[m].ShouldBe(0);
                }
            }
        }, iter: 60);

    [Fact]
    public void Certainty_and_re_letting_only_add_to_what_stands_empty() =>
        Deals.Sample(deal =>
        {
            // One contract: of several that want the same GPUs, one that ends makes room for another.
            var run = TestDeals.Run(deal with { Contracts = [.. deal.Contracts.Where(contract => contract.Kind is ContractKind.TakeOrPay or ContractKind.Reserved).Take(1)] });
            run.RollOver!.ReletRevenue.ShouldAllBe(revenue => revenue >= -1e-3);
        }, iter: 60);

    [Fact]
    public void A_scenario_that_changes_nothing_and_the_order_of_contracts_change_nothing() =>
        Deals.Where(deal => deal.Contracts.Count > 1 && deal.Contracts.All(contract => contract.LotIds.Count == 0)).Sample(deal =>
        {
            var forward = TestDeals.Run(deal, new Scenario { Name = "Rate", RateShift = 0.01 });
            var backward = TestDeals.Run(deal with { Contracts = [.. deal.Contracts.Reverse()] }, new Scenario { Name = "Rate", RateShift = 0.01 });
            for (var m = 0; m < forward.Months.Count; m++)
                backward.Cashflow.Cfads[m].ShouldBe(forward.Cashflow.Cfads[m], 1e-6 + (1e-9 * Math.Abs(forward.Cashflow.Cfads[m])));
        }, iter: 30);

    /// <summary>The random terms on a random contract; ramps are scaled to its GPUs.</summary>
    private static OfftakeContract Apply(OfftakeContract contract, OfftakeContract terms) => contract with
    {
        Kind = terms.Kind,
        Ramp = [.. terms.Ramp.Select((step, i) => step with { Gpus = i == terms.Ramp.Count - 1 ? contract.Gpus : Math.Max(1, contract.Gpus / 3) })],
        PriceSteps = terms.PriceSteps,
        Termination = terms.Termination,
        Extensions = terms.Extensions,
        Availability = terms.Availability,
        AvailabilityFloor = terms.AvailabilityFloor,
    };
}
