using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Costs;

/// <summary>What it costs to run the fleet in a month, and which part of it the GPUs under contract cause. Every price is a path by month, made once.
/// See docs/methodology/running-costs.md.</summary>
internal sealed class RunningCosts
{
    public required PowerTerms Power { get; init; }

    /// <summary>Price of a kilowatt-hour by month, the hedge in it.</summary>
    public required double[] PricePerKilowattHour { get; init; }

    public required double[] ColocationPerKilowattMonth { get; init; }

    public required double[] MaintenancePerGpuMonth { get; init; }

    /// <summary>Insurance of a month as a fraction of hardware cost.</summary>
    public required double[] InsuranceShare { get; init; }

    public required double[] SoftwarePerGpuMonth { get; init; }

    public required double[] StaffPerMonth { get; init; }

    public required double[] FixedPerMonth { get; init; }

    /// <summary>Property tax of one GPU by lot and month; empty when none is levied.</summary>
    public required double[][] PropertyTax { get; init; }

    public required double SellingShareOfRevenue { get; init; }

    /// <summary>First day on which fixed cost runs: the first lot's in-service date, closing when there is no lot.</summary>
    public required DateOnly FixedFrom { get; init; }

    public required ReplacementReserve? Reserve { get; init; }

    public required WorkingCapital? WorkingCapital { get; init; }

    public static RunningCosts Resolve(DealCase dealCase, FleetPlan fleet, Scenario scenario, Timeline timeline)
    {
        var costs = dealCase.Costs;
        var power = costs.Power;
        Amounts.Between(power.PowerUsageEffectiveness, 1, 5, "/costs/power/powerUsageEffectiveness");
        Amounts.Between(power.IdleShare, 0, 1, "/costs/power/idleShare");
        Amounts.Between(power.HedgedShare, 0, 1, "/costs/power/hedgedShare");
        Amounts.Between(costs.InsuranceShareOfCostPerAnnum, 0, 1, "/costs/insuranceShareOfCostPerAnnum");
        Escalator(costs.EscalatorPerAnnum, "escalatorPerAnnum");
        Escalator(costs.PowerEscalatorPerAnnum ?? 0, "powerEscalatorPerAnnum");
        return new RunningCosts
        {
            Power = power,
            PricePerKilowattHour = PowerPricePath.Of(dealCase, scenario, timeline),
            ColocationPerKilowattMonth = Path(Read(costs.ColocationPerKilowattMonth, "colocationPerKilowattMonth"), costs.ColocationEscalatorPerAnnum, "colocation"),
            MaintenancePerGpuMonth = Path(Read(costs.MaintenancePerGpuMonth, "maintenancePerGpuMonth"), costs.MaintenanceEscalatorPerAnnum, "maintenance"),
            InsuranceShare = Path(costs.InsuranceShareOfCostPerAnnum / 12, costs.InsuranceEscalatorPerAnnum, "insurance"),
            SoftwarePerGpuMonth = Path(Read(costs.SoftwarePerGpuMonth, "softwarePerGpuMonth"), costs.SoftwareEscalatorPerAnnum, "software"),
            StaffPerMonth = Path(Read(costs.StaffPerMonth, "staffPerMonth"), costs.StaffEscalatorPerAnnum, "staff"),
            FixedPerMonth = Path(Read(costs.FixedPerMonth, "fixedPerMonth"), costs.FixedEscalatorPerAnnum, "fixed"),
            PropertyTax = PropertyTaxPath.Of(dealCase, fleet, timeline),
            SellingShareOfRevenue = scenario.CostFactor
                * Amounts.Between(costs.SellingAndAdministrationShareOfRevenue, 0, 1, "/costs/sellingAndAdministrationShareOfRevenue"),
            FixedFrom = costs.FixedFrom ?? (fleet.Count == 0 ? dealCase.ClosingDate : fleet.InService.Min()),
            Reserve = ReplacementReserve.Resolve(dealCase, timeline),
            WorkingCapital = WorkingCapital.Resolve(costs.WorkingCapital),
        };

        double Read(Money? amount, string field) => Amounts.NotNegative(amount, dealCase.Currency, $"/costs/{field}");

        double[] Path(double amount, double? own, string line)
        {
            var escalator = Escalator(own ?? costs.EscalatorPerAnnum, $"{line}EscalatorPerAnnum");
            var path = new double[timeline.Count];
            for (var m = 1; amount != 0 && m < path.Length; m++)
                path[m] = amount * (escalator == 0 ? 1 : Math.Pow(1 + escalator, timeline.WholeYearsAtStart[m])) * scenario.CostFactor;
            return path;
        }
    }

    /// <summary>What each lot serves in month m and the load it draws for that. Expects in-service GPUs and <see cref="ServiceVectors.ServedByLot"/>.</summary>
    /// <param name="v">The workspace.</param>
    /// <param name="fleet">The fleet.</param>
    /// <param name="contracts">The contracts; their expected use drives the power of the GPUs that serve them.</param>
    /// <param name="m">The month, from 1.</param>
    public void FillServed(ServiceVectors v, FleetPlan fleet, ContractPlan[] contracts, int m)
    {
        var servedByLot = v.ServedByLot;
        var certain = v.Revenue.CommittedPart;
        for (var lot = 0; lot < fleet.Count; lot++)
        {
            if (v.LotInService(lot)[m] <= 0)
                continue;
            double served = 0, servedPower = 0, committed = 0, committedPower = 0;
            for (var c = 0; c < contracts.Length; c++)
            {
                var gpus = servedByLot[(c * fleet.Count) + lot];
                served += gpus;
                var load = gpus * Load(contracts[c].Use);
                servedPower += load;
                committed += gpus * certain[c];
                committedPower += load * certain[c];
            }

            v.LotServed(lot)[m] = served;
            v.LotLoad(lot)[m] = servedPower;
            v.LotCommitted(lot)[m] = committed;
            v.LotCommittedLoad(lot)[m] = committedPower;
        }
    }

    /// <summary>Costs of month m. Expects what <see cref="FillServed"/> fills and the revenue of that month.</summary>
    /// <param name="v">The workspace.</param>
    /// <param name="fleet">The fleet.</param>
    /// <param name="merchantGpuMonths">GPU-months that earn merchant rent.</param>
    /// <param name="merchantUse">Share of hours those are used; free GPUs that earn nothing draw idle power.</param>
    /// <param name="timeline">The months.</param>
    /// <param name="m">The month, from 1.</param>
    public void Fill(
        OperatingVectors v, FleetPlan fleet, double merchantGpuMonths, double merchantUse, Timeline timeline, int m)
    {
        var lines = v.Costs;
        var service = v.Service;
        var energyPerKilowattMonth = Power.PowerUsageEffectiveness * ContractFees.HoursPerMonth * PricePerKilowattHour[m];
        var free = v.InService[m] - v.Served[m];
        var freeUse = free > 0 ? merchantUse * Math.Min(1, merchantGpuMonths / free) : 0;

        for (var lot = 0; lot < fleet.Count; lot++)
        {
            var inService = v.LotInService(lot)[m];
            if (inService <= 0)
                continue;
            var kilowatts = fleet.KilowattsPerGpu[lot];
            double served = service.LotServed(lot)[m], servedPower = service.LotLoad(lot)[m];
            double committed = service.LotCommitted(lot)[m], committedPower = service.LotCommittedLoad(lot)[m];
            var freePower = Math.Max(0, inService - served) * Load(freeUse);
            var power = kilowatts * energyPerKilowattMonth;
            var colocation = kilowatts * ColocationPerKilowattMonth[m];
            var insurance = InsuranceShare[m] * fleet.HardwareCost[lot] / fleet.Counts[lot];
            var propertyTax = PropertyTax.Length == 0 ? 0 : PropertyTax[lot][m];
            var other = MaintenancePerGpuMonth[m] + insurance + SoftwarePerGpuMonth[m] + propertyTax;
            v.Power[m] += power * (servedPower + freePower);
            v.Colocation[m] += colocation * inService;
            v.OtherCosts[m] += other * inService;
            v.ContractedCosts[m] += (power * committedPower) + ((colocation + other) * committed);
            lines.Maintenance[m] += MaintenancePerGpuMonth[m] * inService;
            lines.Insurance[m] += insurance * inService;
            lines.Software[m] += SoftwarePerGpuMonth[m] * inService;
            lines.PropertyTax[m] += propertyTax * inService;
        }

        // Split by the count of GPUs; a deal without GPUs has nothing but what is entered, which is contracted unless it says otherwise.
        lines.ContractedShare[m] = v.InService[m] > 0 ? Math.Min(1, v.Revenue.Committed[m] / v.InService[m]) : v.Lots == 0 ? 1 : 0;
        FillFixed(v, timeline, m);
        FillSelling(v, m);
    }

    /// <summary>The replacement reserve and working capital, which look back over the months. Expects everything else but tax.</summary>
    public void FillBelow(OperatingVectors v, FleetPlan fleet, Timeline timeline)
    {
        Reserve?.Fill(v, fleet, timeline);
        WorkingCapital?.Fill(v, timeline);
    }

    private void FillFixed(OperatingVectors v, Timeline timeline, int m)
    {
        if (FixedPerMonth[m] == 0 && StaffPerMonth[m] == 0)
            return;
        var share = timeline.ShareOfMonth(m, FixedFrom, DateOnly.MaxValue);
        v.Costs.Fixed[m] = FixedPerMonth[m] * share;
        v.Costs.Staff[m] = StaffPerMonth[m] * share;
        var cost = v.Costs.Fixed[m] + v.Costs.Staff[m];
        v.OtherCosts[m] += cost;
        v.ContractedCosts[m] += cost * v.Costs.ContractedShare[m];
    }

    private void FillSelling(OperatingVectors v, int m)
    {
        if (SellingShareOfRevenue == 0)
            return;
        var cost = SellingShareOfRevenue * (v.ContractedRevenue[m] + v.MerchantRevenue[m]);
        v.Costs.SellingAndAdministration[m] = cost;
        v.OtherCosts[m] += cost;
        v.ContractedCosts[m] += SellingShareOfRevenue * v.ContractedRevenue[m];
    }

    private static double Escalator(double value, string field) => Amounts.Between(value, -0.5, 1, $"/costs/{field}");

    private double Load(double use) => Power.IdleShare + ((1 - Power.IdleShare) * use);
}
