using GpuLending.Engine.Calendars;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Costs;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Cashflows;

/// <summary>The lots as numbers, under one scenario: which GPUs are in service when, what they cost and what they draw.</summary>
internal sealed class FleetPlan
{
    public const int LargestCount = 10_000_000;

    /// <summary>Catalogue power is the bare GPU's; host, network and storage share add three tenths. See docs/methodology/running-costs.md.</summary>
    public const double HostPowerFactor = 1.3;

    public required Lot[] Lots { get; init; }

    public required EndOfMonthRule AgeRule { get; init; }

    public required GpuModel[] Models { get; init; }

    public required int[] Counts { get; init; }

    /// <summary>First day in service under the scenario.</summary>
    public required DateOnly[] InService { get; init; }

    /// <summary>Day the lot is delivered under the scenario: it ages, secures the loan and is drawn against from here. The in-service date unless the lot says another.</summary>
    public required DateOnly[] Delivered { get; init; }

    /// <summary>Cost of the lot by <see cref="CostCategory"/>, in the loan's currency.</summary>
    public required double[][] CostByCategory { get; init; }

    /// <summary>Cost of the lot in the categories that the terms accept.</summary>
    public required double[] EligibleCost { get; init; }

    public required double[] TotalCost { get; init; }

    /// <summary>GPU and network: what can be sold again.</summary>
    public required double[] HardwareCost { get; init; }

    public required double[] KilowattsPerGpu { get; init; }

    /// <summary>Lots lost or sold, by day: they count no more in delivered cost.</summary>
    public IReadOnlyList<(int Lot, DateOnly Date, double Share)> Lost { get; private init; } = [];

    public int Count => Lots.Length;

    /// <summary>Part of a lot that is still there on a day, 0 to 1.</summary>
    public double Left(int lot, DateOnly date)
    {
        var left = 1.0;
        foreach (var lost in Lost)
        {
            if (lost.Lot == lot && lost.Date <= date)
                left -= lost.Share;
        }

        return Math.Max(0, left);
    }

    public static FleetPlan Resolve(DealCase dealCase, MarketSnapshot snapshot, Scenario scenario)
    {
        var n = dealCase.Lots.Count;
        var plan = new FleetPlan
        {
            Lots = [.. dealCase.Lots],
            AgeRule = dealCase.Valuation.AgeRule,
            Models = new GpuModel[n],
            Counts = new int[n],
            InService = new DateOnly[n],
            Delivered = new DateOnly[n],
            CostByCategory = new double[n][],
            EligibleCost = new double[n],
            TotalCost = new double[n],
            HardwareCost = new double[n],
            KilowattsPerGpu = new double[n],
            Lost = LostLots(dealCase),
        };
        var needsPower = dealCase.Costs.Power.PricePerKilowattHour is not null || dealCase.Costs.ColocationPerKilowattMonth is not null;
        for (var i = 0; i < n; i++)
        {
            var lot = dealCase.Lots[i];
            var path = $"/lots/{i}";
            plan.Models[i] = snapshot.Models.TryGetValue(lot.GpuModel, out var model)
                ? model
                : throw new NotComputableException($"{path}/gpuModel '{lot.GpuModel}' is not in the GPU catalogue of snapshot {snapshot.Id}.");
            plan.Counts[i] = Amounts.Between(lot.Count, 1, LargestCount, $"{path}/count");
            if (lot.InServiceDate.Year is < 1990 or > 2150)
                throw new NotComputableException($"{path}/inServiceDate {Amounts.Day(lot.InServiceDate)} is outside 1990 to 2150.");
            if (lot.DeliveredOn > lot.InServiceDate)
                throw new NotComputableException($"{path}/deliveredOn {Amounts.Day(lot.DeliveredOn.Value)} is after the in-service date {Amounts.Day(lot.InServiceDate)}.");
            plan.InService[i] = scenario.Delays(lot.InServiceDate, dealCase.ClosingDate)
                ? MonthArithmetic.AddMonths(lot.InServiceDate, scenario.DelayMonths, EndOfMonthRule.MonthEnd)
                : lot.InServiceDate;
            plan.Delivered[i] = lot.DeliveredOn ?? plan.InService[i];
            Cost(plan, i, dealCase, path);
            plan.KilowattsPerGpu[i] = needsPower ? Kilowatts(dealCase.Costs.Power, plan.Models[i], path) : 0;
        }

        return plan;
    }

    /// <summary>Eligible cost of a lot left on a straight line without residual; 0 before the lot is delivered.</summary>
    public double DepreciatedCost(int lot, DateOnly date, double lifeYears)
    {
        if (date < Delivered[lot])
            return 0;
        var age = MonthArithmetic.YearsBetween(Delivered[lot], date, AgeRule);
        return EligibleCost[lot] * Math.Max(0, 1 - (age / lifeYears));
    }

    private static void Cost(FleetPlan plan, int i, DealCase dealCase, string path)
    {
        var cost = dealCase.Lots[i].UnitCost;
        var byCategory = new double[6];
        var total = 0.0;
        var eligible = 0.0;
        foreach (var category in Enum.GetValues<CostCategory>())
        {
            var unit = Amounts.NotNegative(Of(cost, category), dealCase.Currency, $"{path}/unitCost/{category}");
            Amounts.Between(unit, 0, 1e9, $"{path}/unitCost/{category}");
            byCategory[(int)category] = unit * plan.Counts[i];
            total += byCategory[(int)category];
            if (dealCase.Sizing.AdvanceOnCost.EligibleCategories.Contains(category))
                eligible += byCategory[(int)category];
        }

        plan.CostByCategory[i] = byCategory;
        plan.TotalCost[i] = total;
        plan.EligibleCost[i] = eligible;
        plan.HardwareCost[i] = byCategory[(int)CostCategory.Gpu] + byCategory[(int)CostCategory.Network];
    }

    private static Money? Of(UnitCost cost, CostCategory category) => category switch
    {
        CostCategory.Gpu => cost.Gpu,
        CostCategory.Network => cost.Network,
        CostCategory.Installation => cost.Installation,
        CostCategory.Freight => cost.Freight,
        CostCategory.Duty => cost.Duty,
        CostCategory.Soft => cost.Soft,
    };

    private static double Kilowatts(PowerTerms power, GpuModel model, string path)
    {
        if (power.KilowattsPerGpu is { } entered)
            return Amounts.Between(entered, 0, 1e4, "/costs/power/kilowattsPerGpu");
        if (model.ThermalDesignPowerWatts is not { } watts)
        {
            throw new NotComputableException(
                $"{path}: the catalogue gives no thermal design power for {model.Key}; enter kilowatts per GPU.");
        }

        return Amounts.Between(watts, 0, 1e6, $"thermal design power of {model.Key}") / 1000 * HostPowerFactor;
    }

    private static List<(int Lot, DateOnly Date, double Share)> LostLots(DealCase dealCase)
    {
        var proceeds = dealCase.Facility.Prepayment.Proceeds;
        var lost = new List<(int Lot, DateOnly Date, double Share)>(proceeds.Count);
        for (var i = 0; i < proceeds.Count; i++)
        {
            if (proceeds[i].LotId.Length == 0)
                continue;
            var path = $"/facility/prepayment/proceeds/{i}";
            var lot = dealCase.Lots.ToList().FindIndex(candidate => candidate.Id == proceeds[i].LotId);
            if (lot < 0)
                throw new NotComputableException($"{path}/lotId '{proceeds[i].LotId}' is no lot of the case.");
            lost.Add((lot, proceeds[i].Date, Amounts.Between(proceeds[i].LotShare, 0, 1, $"{path}/lotShare")));
        }

        lost.Sort();
        return lost;
    }
}
