using GpuLending.Engine.Costs;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Cashflows;

/// <summary>Revenue, costs and cash flow by month under one scenario: contract dates and prices become vectors, month by month, without allocating.
/// See docs/methodology/cash-flow.md.</summary>
internal sealed class OperatingProjection
{
    private readonly (int Month, double Amount, bool Contracted)[] _entered;
    private readonly bool _sharesService;

    private OperatingProjection(
        Timeline timeline, FleetPlan fleet, ContractPlan[] contracts, MerchantRent merchant, RunningCosts costs, (int, double, bool)[] entered, ServiceVectors? shared)
    {
        Timeline = timeline;
        Fleet = fleet;
        Contracts = contracts;
        Merchant = merchant;
        Costs = costs;
        _entered = entered;
        _sharesService = shared is not null;
        Vectors = new OperatingVectors(timeline.Count, fleet.Count, contracts.Length, shared ?? new ServiceVectors(timeline.Count, fleet.Count, contracts.Length));
    }

    public Timeline Timeline { get; }

    public FleetPlan Fleet { get; }

    public ContractPlan[] Contracts { get; }

    public MerchantRent Merchant { get; }

    public RunningCosts Costs { get; }

    public OperatingVectors Vectors { get; }

    /// <summary>Turns a case into numbers under a scenario.</summary>
    /// <param name="dealCase">The case.</param>
    /// <param name="snapshot">Market it is run on.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="timeline">The months.</param>
    /// <param name="inBase">The base run's projection, already run; what the scenario does not touch of it is taken over. Null in the base run.</param>
    public static OperatingProjection Resolve(DealCase dealCase, MarketSnapshot snapshot, Scenario scenario, Timeline timeline, OperatingProjection? inBase = null)
    {
        var fleet = inBase is not null && !MovesFleet(scenario) ? inBase.Fleet : FleetPlan.Resolve(dealCase, snapshot, scenario);
        var shared = inBase is not null && !MovesService(dealCase, scenario) ? inBase : null;
        var contracts = shared?.Contracts ?? ContractPlan.Resolve(dealCase, scenario, timeline);
        return new OperatingProjection(
            timeline,
            fleet,
            contracts,
            MerchantRent.Resolve(dealCase, snapshot, scenario, timeline, contracts),
            RunningCosts.Resolve(dealCase, fleet, scenario, timeline),
            inBase?._entered ?? Entered(dealCase, timeline),
            shared?.Vectors.Service);
    }

    /// <summary>Whether a scenario moves the dates of the fleet.</summary>
    public static bool MovesFleet(Scenario scenario) => scenario.DelayMonths != 0;

    /// <summary>The same months when every contract ends where it is no longer certain and its GPUs stand empty from there.</summary>
    public OperatingProjection WithoutRelet() => new(
        Timeline, Fleet, [.. Contracts.Select(contract => contract.CutWhereUncertain())], Merchant.WithoutRelet(), Costs, _entered, null);

    /// <summary>Fills the vectors; may be called again.</summary>
    public void Run()
    {
        var v = Vectors;
        v.Clear();
        if (!_sharesService)
            FillService();
        var merchantRevenue = v.MerchantRevenue;
        var open = v.Revenue.Open;
        for (var m = 1; m <= Timeline.Last; m++)
        {
            var merchant = Merchant.Month(v, Contracts, Timeline, m);
            merchantRevenue[m] = merchant.Revenue + open[m];
            Costs.Fill(v, Fleet, merchant.GpuMonths, merchant.Use, Timeline, m);
        }

        foreach (var (month, amount, contracted) in _entered)
            (contracted ? v.OtherContracted : v.OtherMerchant)[month] += amount;
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

    /// <summary>Whether a scenario changes who is served, or what contracts pay: anything beside prices of the market, costs, values and rates does. Spot contracts follow the market's rent,
    /// those paid by use its utilisation.</summary>
    private static bool MovesService(DealCase dealCase, Scenario scenario)
    {
        var rest = scenario with
        {
            Name = Scenario.Base.Name,
            ValueFactor = 1,
            ValuePath = null,
            RentFactor = 1,
            RentPath = null,
            RateShift = 0,
            RateShiftPath = null,
            LaunchLossFactor = 1,
            CostFactor = 1,
            PowerFactor = 1,
            UtilisationFactor = 1,
            Events = Scenario.Base.Events,
        };
        if (rest != Scenario.Base)
            return true;
        foreach (var contract in dealCase.Contracts)
        {
            if (contract.Kind == ContractKind.Spot || (contract.Kind == ContractKind.OnDemand && scenario.UtilisationFactor != 1))
                return true;
        }

        return false;
    }

    private static (int, double, bool)[] Entered(DealCase dealCase, Timeline timeline)
    {
        var entered = new List<(int, double, bool)>(dealCase.OtherCashFlows.Count);
        for (var i = 0; i < dealCase.OtherCashFlows.Count; i++)
        {
            var flow = dealCase.OtherCashFlows[i];
            var amount = Amounts.Read(flow.Amount, dealCase.Currency, $"/otherCashFlows/{i}/amount");
            var month = timeline.MonthOnOrAfter(flow.Date);
            if (flow.Date >= dealCase.ClosingDate && month <= timeline.Last)
                entered.Add((month, amount, flow.Contracted));
        }

        return [.. entered];
    }

    /// <summary>Who is in service, who is served, and what contracts pay.</summary>
    private void FillService()
    {
        var service = Vectors.Service;
        service.Clear();
        for (var m = 1; m <= Timeline.Last; m++)
        {
            for (var lot = 0; lot < Fleet.Count; lot++)
            {
                var gpus = Fleet.Counts[lot] * Timeline.ShareOfMonth(m, Fleet.InService[lot], DateOnly.MaxValue);
                service.LotInService(lot)[m] = gpus;
                service.InService[m] += gpus;
            }

            GpuAllocation.Fill(service, Fleet, Contracts, Timeline, m);
            ContractFees.Fill(service, Fleet, Contracts, Merchant, Timeline, m);
            Costs.FillServed(service, Fleet, Contracts, m);
        }

        ContractFees.FillPrepayments(service, Contracts, Timeline);
    }
}
