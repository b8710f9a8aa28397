using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Costs;

/// <summary>What it costs to run the fleet in a month, and which part of it the GPUs under contract cause. See docs/methodology/running-costs.md.</summary>
internal sealed class RunningCosts
{
    public required PowerTerms Power { get; init; }

    public required double PricePerKilowattHour { get; init; }

    public required double ColocationPerKilowattMonth { get; init; }

    public required double MaintenancePerGpuMonth { get; init; }

    public required double InsuranceShareOfCostPerAnnum { get; init; }

    public required double FixedPerMonth { get; init; }

    public required double EscalatorPerAnnum { get; init; }

    public required double CostFactor { get; init; }

    public required double PowerFactor { get; init; }

    /// <summary>First day on which fixed cost runs: the first lot's in-service date, closing when there is no lot.</summary>
    public required DateOnly FixedFrom { get; init; }

    public static RunningCosts Resolve(DealCase dealCase, FleetPlan fleet, Scenario scenario)
    {
        var costs = dealCase.Costs;
        var power = costs.Power;
        Amounts.Between(power.PowerUsageEffectiveness, 1, 5, "/costs/power/powerUsageEffectiveness");
        Amounts.Between(power.IdleShare, 0, 1, "/costs/power/idleShare");
        Amounts.Between(power.HedgedShare, 0, 1, "/costs/power/hedgedShare");
        Amounts.Between(costs.EscalatorPerAnnum, -0.5, 1, "/costs/escalatorPerAnnum");
        Amounts.Between(costs.InsuranceShareOfCostPerAnnum, 0, 1, "/costs/insuranceShareOfCostPerAnnum");
        return new RunningCosts
        {
            Power = power,
            PricePerKilowattHour = Amounts.NotNegative(power.PricePerKilowattHour, dealCase.Currency, "/costs/power/pricePerKilowattHour"),
            ColocationPerKilowattMonth = Amounts.NotNegative(costs.ColocationPerKilowattMonth, dealCase.Currency, "/costs/colocationPerKilowattMonth"),
            MaintenancePerGpuMonth = Amounts.NotNegative(costs.MaintenancePerGpuMonth, dealCase.Currency, "/costs/maintenancePerGpuMonth"),
            InsuranceShareOfCostPerAnnum = costs.InsuranceShareOfCostPerAnnum,
            FixedPerMonth = Amounts.NotNegative(costs.FixedPerMonth, dealCase.Currency, "/costs/fixedPerMonth"),
            EscalatorPerAnnum = costs.EscalatorPerAnnum,
            CostFactor = scenario.CostFactor,
            PowerFactor = scenario.PowerFactor,
            FixedFrom = costs.FixedFrom ?? (fleet.Count == 0 ? dealCase.ClosingDate : fleet.InService.Min()),
        };
    }

    /// <summary>Costs of month m. Expects in-service and served GPUs and <see cref="OperatingVectors.ServedByLot"/> of that month.</summary>
    /// <param name="v">The workspace.</param>
    /// <param name="fleet">The fleet.</param>
    /// <param name="contracts">The contracts; their expected use drives the power of the GPUs that serve them.</param>
    /// <param name="merchantGpuMonths">GPU-months that earn merchant rent.</param>
    /// <param name="merchantUse">Share of hours those are used; free GPUs that earn nothing draw idle power.</param>
    /// <param name="timeline">The months.</param>
    /// <param name="m">The month, from 1.</param>
    public void Fill(
        OperatingVectors v, FleetPlan fleet, ContractPlan[] contracts, double merchantGpuMonths, double merchantUse, Timeline timeline, int m)
    {
        var steps = EscalatorPerAnnum == 0 ? 1 : Math.Pow(1 + EscalatorPerAnnum, timeline.WholeYearsAtStart[m]);
        var powerPrice = PricePerKilowattHour * (Power.HedgedShare + ((1 - Power.HedgedShare) * steps * PowerFactor));
        var energyPerKilowattMonth = Power.PowerUsageEffectiveness * ContractFees.HoursPerMonth * powerPrice;
        var rise = steps * CostFactor;
        var free = v.InService[m] - v.Served[m];
        var freeUse = free > 0 ? merchantUse * Math.Min(1, merchantGpuMonths / free) : 0;

        for (var lot = 0; lot < fleet.Count; lot++)
        {
            var inService = v.LotInService(lot)[m];
            if (inService <= 0)
                continue;
            var kilowatts = fleet.KilowattsPerGpu[lot];
            double served = 0, servedPower = 0;
            for (var c = 0; c < contracts.Length; c++)
            {
                var gpus = v.ServedByLot[(c * fleet.Count) + lot];
                served += gpus;
                servedPower += gpus * Load(contracts[c].Contract.ExpectedUse);
            }

            var freePower = Math.Max(0, inService - served) * Load(freeUse);
            var power = kilowatts * energyPerKilowattMonth;
            var colocation = kilowatts * ColocationPerKilowattMonth * rise;
            var other = (MaintenancePerGpuMonth + (InsuranceShareOfCostPerAnnum / 12 * fleet.HardwareCost[lot] / fleet.Counts[lot])) * rise;
            v.Power[m] += power * (servedPower + freePower);
            v.Colocation[m] += colocation * inService;
            v.OtherCosts[m] += other * inService;
            v.ContractedCosts[m] += (power * servedPower) + ((colocation + other) * served);
        }

        FillFixed(v, timeline, m, rise);
    }

    private void FillFixed(OperatingVectors v, Timeline timeline, int m, double rise)
    {
        var cost = FixedPerMonth == 0 ? 0 : FixedPerMonth * rise * timeline.ShareOfMonth(m, FixedFrom, DateOnly.MaxValue);
        v.OtherCosts[m] += cost;
        // Split by the count of GPUs; a deal without GPUs has nothing but what is entered, which is contracted unless it says otherwise.
        v.ContractedCosts[m] += v.InService[m] > 0 ? cost * Math.Min(1, v.Served[m] / v.InService[m]) : v.Lots == 0 ? cost : 0;
    }

    private double Load(double use) => Power.IdleShare + ((1 - Power.IdleShare) * use);
}
