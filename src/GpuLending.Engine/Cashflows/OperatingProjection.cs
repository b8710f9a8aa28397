using GpuLending.Engine.Costs;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Cashflows;

/// <summary>Revenue, costs and cash flow by month under one scenario: contract dates and prices become vectors, month by month, without allocating.
/// See docs/methodology/cash-flow.md.</summary>
internal sealed class OperatingProjection
{
    private readonly (int Month, double Amount, bool Contracted)[] _entered;

    private OperatingProjection(
        Timeline timeline, FleetPlan fleet, ContractPlan[] contracts, MerchantRent merchant, RunningCosts costs, (int, double, bool)[] entered)
    {
        Timeline = timeline;
        Fleet = fleet;
        Contracts = contracts;
        Merchant = merchant;
        Costs = costs;
        _entered = entered;
        Vectors = new OperatingVectors(timeline.Count, fleet.Count, contracts.Length);
    }

    public Timeline Timeline { get; }

    public FleetPlan Fleet { get; }

    public ContractPlan[] Contracts { get; }

    public MerchantRent Merchant { get; }

    public RunningCosts Costs { get; }

    public OperatingVectors Vectors { get; }

    public static OperatingProjection Resolve(DealCase dealCase, MarketSnapshot snapshot, Scenario scenario, Timeline timeline)
    {
        var fleet = FleetPlan.Resolve(dealCase, snapshot, scenario);
        var entered = new List<(int, double, bool)>(dealCase.OtherCashFlows.Count);
        for (var i = 0; i < dealCase.OtherCashFlows.Count; i++)
        {
            var flow = dealCase.OtherCashFlows[i];
            var amount = Amounts.Read(flow.Amount, dealCase.Currency, $"/otherCashFlows/{i}/amount");
            var month = timeline.MonthOnOrAfter(flow.Date);
            if (flow.Date >= dealCase.ClosingDate && month <= timeline.Last)
                entered.Add((month, amount, flow.Contracted));
        }

        var contracts = ContractPlan.Resolve(dealCase, scenario, timeline);
        return new OperatingProjection(
            timeline,
            fleet,
            contracts,
            MerchantRent.Resolve(dealCase, snapshot, scenario, timeline, contracts),
            RunningCosts.Resolve(dealCase, fleet, scenario, timeline),
            [.. entered]);
    }

    /// <summary>The same months when every contract ends where it is no longer certain and its GPUs stand empty from there.</summary>
    public OperatingProjection WithoutRelet() => new(
        Timeline, Fleet, [.. Contracts.Select(contract => contract.CutWhereUncertain())], Merchant.WithoutRelet(), Costs, _entered);

    /// <summary>Fills the vectors; may be called again.</summary>
    public void Run()
    {
        var v = Vectors;
        v.Clear();
        for (var m = 1; m <= Timeline.Last; m++)
        {
            for (var lot = 0; lot < Fleet.Count; lot++)
            {
                var gpus = Fleet.Counts[lot] * Timeline.ShareOfMonth(m, Fleet.InService[lot], DateOnly.MaxValue);
                v.LotInService(lot)[m] = gpus;
                v.InService[m] += gpus;
            }

            GpuAllocation.Fill(v, Fleet, Contracts, Timeline, m);
            ContractFees.Fill(v, Fleet, Contracts, Merchant, Timeline, m);
            var merchant = Merchant.Month(v, Contracts, Timeline, m);
            v.MerchantRevenue[m] = merchant.Revenue + v.Revenue.Open[m];
            Costs.Fill(v, Fleet, Contracts, merchant.GpuMonths, merchant.Use, Timeline, m);
        }

        foreach (var (month, amount, contracted) in _entered)
            (contracted ? v.OtherContracted : v.OtherMerchant)[month] += amount;
        ContractFees.FillPrepayments(v, Contracts, Timeline);
        Costs.FillBelow(v, Fleet, Timeline);
        FillCashflow();
    }

    /// <summary>Cash flow of every month from the vectors as they stand; again when income tax has been settled.</summary>
    public void FillCashflow()
    {
        var v = Vectors;
        for (var m = 0; m <= Timeline.Last; m++)
        {
            v.ContractedCfads[m] = v.ContractedRevenue[m] - v.PrepaymentUsed[m] + v.OtherContracted[m] - v.ContractedCosts[m]
                - v.Costs.ContractedBelowCosts(m);
            v.MerchantCfads[m] = v.MerchantRevenue[m] + v.OtherMerchant[m]
                - (v.Power[m] + v.Colocation[m] + v.OtherCosts[m] - v.ContractedCosts[m]) - v.Costs.MerchantBelowCosts(m);
        }
    }
}
