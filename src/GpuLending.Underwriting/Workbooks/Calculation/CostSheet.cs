using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Calendars;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>What it costs to run the fleet. docs/methodology/running-costs.md.</summary>
internal static class CostSheet
{
    public static CostRows Write(WorkbookDraft draft)
    {
        var (costs, time, revenue, cash) = (draft.Case.Costs, draft.Timeline, draft.Revenue, draft.Result.Cashflow);
        draft.Inputs.Block("Running costs");
        var general = draft.Input("Rise of costs a year", CellUnit.Percent, "Cost_Escalator", "/costs/escalatorPerAnnum", costs.EscalatorPerAnnum, (-0.5, 1));
        var powerRise = draft.Input("Rise of power a year; empty for that of costs", CellUnit.Percent, "Power_Escalator", "/costs/powerEscalatorPerAnnum", costs.PowerEscalatorPerAnnum, (-0.5, 1));
        var sheet = draft.Model.Sheet("Costs", "Running costs by line; yearly steps on the anniversaries of closing.", draft.Months);

        sheet.Block("Prices of the month");
        var kilowattHour = PowerPrice(draft, sheet, powerRise, general);
        var colocation = Path("Colocation per kW", "Colocation", "/costs/colocationPerKilowattMonth", costs.ColocationPerKilowattMonth, "/costs/colocationEscalatorPerAnnum", costs.ColocationEscalatorPerAnnum);
        var maintenance = Path("Maintenance per GPU", "Maintenance", "/costs/maintenancePerGpuMonth", costs.MaintenancePerGpuMonth, "/costs/maintenanceEscalatorPerAnnum", costs.MaintenanceEscalatorPerAnnum);
        var software = Path("Software per GPU", "Software", "/costs/softwarePerGpuMonth", costs.SoftwarePerGpuMonth, "/costs/softwareEscalatorPerAnnum", costs.SoftwareEscalatorPerAnnum);
        var insuranceYearly = draft.Input("Insurance a year, of hardware cost", CellUnit.Percent, "Insurance_Share", "/costs/insuranceShareOfCostPerAnnum", costs.InsuranceShareOfCostPerAnnum, (0, 1));
        var insurance = Escalated("Insurance of a month, of hardware cost", "Insurance", CellUnit.Percent, $"{insuranceYearly}/12", "/costs/insuranceEscalatorPerAnnum", costs.InsuranceEscalatorPerAnnum);
        var staff = Path("Staff", "Staff", "/costs/staffPerMonth", costs.StaffPerMonth, "/costs/staffEscalatorPerAnnum", costs.StaffEscalatorPerAnnum);
        var fixedCost = Path("Fixed cost", "Fixed", "/costs/fixedPerMonth", costs.FixedPerMonth, "/costs/fixedEscalatorPerAnnum", costs.FixedEscalatorPerAnnum);
        var given = draft.Input("Staff and fixed cost from; empty for the first lot in service", CellUnit.Date, "Fixed_From", "/costs/fixedFrom", costs.FixedFrom);
        var selling = draft.Input("Selling and administration, of revenue", CellUnit.Percent, "Selling_Share", "/costs/sellingAndAdministrationShareOfRevenue", costs.SellingAndAdministrationShareOfRevenue, (0, 1));
        var from = sheet.Figure("Staff and fixed cost from", CellUnit.Date, $"IF({given}=\"\",MIN({string.Join(',', draft.Lots.Select(lot => lot.InService))}),{given})");
        var running = sheet.Series("Part of the month with staff and fixed cost", CellUnit.Factor, time.ShareFrom(from.ValueCell));
        var energy = sheet.Series("Energy of a kW for the month", CellUnit.Price, $"Power_Usage_Effectiveness*Hours_Per_Month*{kilowattHour.Here}");

        sheet.Block("Costs");
        var power = sheet.Series("Power", CellUnit.Money, Over(draft, (lot, service) =>
            $"{lot.Kilowatts}*{energy.Here}*({service.Load.Here}+MAX(0,{service.InService.Here}-{service.Served.Here})*(Power_Idle_Share+(1-Power_Idle_Share)*{revenue.FreeUse.Here}))"), cash.Power, total: true);
        var space = sheet.Series("Colocation", CellUnit.Money, Over(draft, (lot, service) => $"{lot.Kilowatts}*{colocation.Here}*{service.InService.Here}"), cash.Colocation, total: true);
        var care = Line("maintenance", "Maintenance", $"{maintenance.Here}*{revenue.InService.Here}");
        var insured = Line("insurance", "Insurance", Over(draft, (lot, service) => $"{insurance.Here}*{lot.HardwareCost}/{lot.Gpus}*{service.InService.Here}"));
        var licences = Line("software", "Software", $"{software.Here}*{revenue.InService.Here}");
        var tax = PropertyTax.Write(draft, sheet);
        var people = Line("staff", "Staff", $"{staff.Here}*{running.Here}");
        var sold = Line("selling-and-administration", "Selling and administration", $"{selling}*({revenue.Contracted.Here}+{revenue.Merchant.Here})");
        var standing = Line("fixed", "Fixed cost", $"{fixedCost.Here}*{running.Here}");
        var other = sheet.Series(
            "Other costs", CellUnit.Money, $"{care.Here}+{insured.Here}+{licences.Here}+{people.Here}+{sold.Here}+{standing.Here}{(tax is null ? "" : "+" + tax.Value.Total.Here)}", cash.OtherCosts, total: true);

        sheet.Block("Of that, for GPUs under certain fees");
        var share = sheet.Series("Share of GPUs", CellUnit.Percent, $"IF({revenue.InService.Here}>0,MIN(1,{revenue.Committed.Here}/{revenue.InService.Here}),0)");
        var contracted = sheet.Series("Costs of contracted GPUs", CellUnit.Money, Over(draft, (lot, service) =>
            $"{lot.Kilowatts}*{energy.Here}*{service.CommittedLoad.Here}+({lot.Kilowatts}*{colocation.Here}+{maintenance.Here}+{insurance.Here}*{lot.HardwareCost}/{lot.Gpus}+{software.Here}{(tax is null ? "" : "+" + tax.Value.PerGpu[lot.Index].Here)})*{service.Committed.Here}")
            + $"+({people.Here}+{standing.Here})*{share.Here}+{selling}*{revenue.Contracted.Here}", total: true);
        draft.Check("No cost is negative", $"MIN({power.All},{space.All},{other.All})>=0");
        return new CostRows(power, space, other, contracted, share);

        WorkbookRow Line(string key, string label, string formula) => sheet.Series(label, CellUnit.Money, formula, EngineLine(draft, key), total: true);

        WorkbookRow Path(string label, string name, string path, Money? amount, string risePath, double? rise)
        {
            var input = draft.Input($"{label} and month", CellUnit.Price, name + "_Price", path, amount, (0, 1e12));
            return Escalated(label, name, CellUnit.Price, input.ValueCell, risePath, rise);
        }

        WorkbookRow Escalated(string label, string name, CellUnit unit, string amount, string risePath, double? rise)
        {
            var own = draft.Input($"{name}: rise a year; empty for that of costs", CellUnit.Percent, name + "_Escalator", risePath, rise, (-0.5, 1));
            return sheet.Series(label, unit, $"IF({time.Number.Here}=0,0,{amount}*(1+IF({own}=\"\",{general},{own}))^{time.WholeYears.Here})");
        }
    }

    /// <summary>The engine's figures of a line of other costs; zeros for a line that is nil throughout.</summary>
    public static IReadOnlyList<double> EngineLine(WorkbookDraft draft, string key) =>
        draft.Result.Cashflow.Lines.FirstOrDefault(line => line.Key == key)?.ByMonth ?? new double[draft.Result.Months.Count];

    /// <summary>The price of a kilowatt-hour: the fixed part as agreed, the rest by dated prices and rise.</summary>
    private static WorkbookRow PowerPrice(WorkbookDraft draft, WorkbookSheet sheet, WorkbookRow own, WorkbookRow general)
    {
        var time = draft.Timeline;
        var steps = draft.Case.Costs.Power.PriceSteps;
        var rise = sheet.Figure("Rise of the power price a year", CellUnit.Percent, $"IF({own}=\"\",{general},{own})");
        // Steps may stand in any order in the deal; here they follow their dates.
        var order = Enumerable.Range(0, steps.Count).OrderBy(i => steps[i].Date).Select(i => (i + 1).ToString(CultureInfo.InvariantCulture)).ToList();
        for (var i = 1; i < order.Count; i++)
            draft.Check("Power prices are in order", $"Power_Price_{order[i - 1]}_Date<Power_Price_{order[i]}_Date");
        var open = $"Power_Price*(1+{rise})^{time.WholeYears.Here}";
        if (order.Count > 0)
        {
            var parts = new List<string> { $"{open}*{Part("0", $"Power_Price_{order[0]}_Date")}" };
            for (var i = 0; i < order.Count; i++)
            {
                var from = $"Power_Price_{order[i]}_Date";
                var day = $"MAX({time.Start.Here},{from})";
                var years = sheet.Series(
                    $"Whole years since power price {order[i]}", CellUnit.Count,
                    $"MAX(0,INT(({DateFormulas.WholeMonths(from, day, $"({DateFormulas.MonthsApart(from, day)})", EndOfMonthRule.SameDay)})/12))");
                parts.Add($"Power_Price_{order[i]}*(1+{rise})^{years.Here}*{Part(from, i + 1 < order.Count ? $"Power_Price_{order[i + 1]}_Date" : time.Date.Here)}");
            }

            open = string.Join('+', parts);
        }

        var market = sheet.Series("Price of a kWh that is not fixed", CellUnit.Price, $"IF({time.Number.Here}=0,0,{open})");
        var share = sheet.Series(
            "Share at the fixed price", CellUnit.Percent, $"IF({time.Number.Here}=0,0,Power_Hedged_Share*IF(Power_Hedged_Until=\"\",1,{Part("0", "Power_Hedged_Until")}))");
        return sheet.Series(
            "Price of a kWh", CellUnit.Price, $"IF(Power_Price=\"\",0,{share.Here}*IF(Power_Hedged_Price=\"\",Power_Price,Power_Hedged_Price)+(1-{share.Here})*{market.Here})");

        string Part(string from, string until) => $"(MAX(0,MIN({until},{time.Date.Here})-MAX({from},{time.Start.Here}))/({time.Date.Here}-{time.Start.Here}))";
    }

    private static string Over(WorkbookDraft draft, Func<LotRows, LotServiceRows, string> term) =>
        string.Join('+', draft.Lots.Select(lot => term(lot, draft.Revenue.Lots[lot.Index])));
}
