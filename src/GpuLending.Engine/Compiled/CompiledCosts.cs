using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Costs;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Compiled;

/// <summary>Running costs by month, each by what it is counted on. The paths are the general engine's own, see <see cref="RunningCosts"/> and <see cref="PowerPricePath"/>.</summary>
internal sealed class CompiledCosts
{
    public CompiledCosts(DealCase dealCase, Timeline timeline)
    {
        var fleet = new FleetPlan
        {
            Lots = [],
            AgeRule = dealCase.Valuation.AgeRule,
            Models = [],
            Counts = [],
            InService = [],
            Delivered = [],
            CostByCategory = [],
            EligibleCost = [],
            TotalCost = [],
            HardwareCost = [],
            KilowattsPerGpu = [],
        };
        var paths = RunningCosts.Resolve(dealCase with { Lots = [], Contracts = [] }, fleet, Scenario.Base, timeline);
        var hedged = PowerPricePath.Of(dealCase, Scenario.Base with { PowerFactor = 0 }, timeline);
        var perKilowatt = dealCase.Costs.Power.PowerUsageEffectiveness * ContractFees.HoursPerMonth;
        HedgedPower = Array.ConvertAll(hedged, price => perKilowatt * price);
        OpenPower = new double[timeline.Count];
        PerGpu = new double[timeline.Count];
        Fixed = new double[timeline.Count];
        for (var m = 1; m < OpenPower.Length; m++)
        {
            OpenPower[m] = perKilowatt * (paths.PricePerKilowattHour[m] - hedged[m]);
            PerGpu[m] = paths.MaintenancePerGpuMonth[m] + paths.SoftwarePerGpuMonth[m];
            Fixed[m] = paths.FixedPerMonth[m] + paths.StaffPerMonth[m];
        }

        PerKilowatt = paths.ColocationPerKilowattMonth;
    }

    /// <summary>Electricity of one kilowatt used all month at the fixed part of the price.</summary>
    public double[] HedgedPower { get; }

    /// <summary>The same at the part of the price that a scenario moves.</summary>
    public double[] OpenPower { get; }

    public double[] PerGpu { get; }

    public double[] PerKilowatt { get; }

    public double[] Fixed { get; }
}
