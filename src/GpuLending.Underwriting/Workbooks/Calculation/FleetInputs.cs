using GpuLending.Engine;
using GpuLending.Engine.Collateral;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>The lots on the sheet of inputs, with their cost.</summary>
internal static class FleetInputs
{
    /// <summary>Hours that every month counts: 8,760 over 12.</summary>
    private const double HoursPerMonth = 730;

    private const double CheckTolerance = 1e-6;

    private const double MostPerUnit = 1e9;
    private const double MostGpus = 10_000_000;

    public static IReadOnlyList<LotRows> Write(WorkbookDraft draft)
    {
        draft.Market.Block("Constants");
        draft.MarketInput("Hours in a month", CellUnit.Count, "Hours_Per_Month", HoursPerMonth, "8,760 hours of a year over 12, whatever the month.");
        draft.MarketInput("Tolerance of checks", CellUnit.Text, "Check_Tolerance", CheckTolerance, "Part of an amount that a check leaves to the last digits.");
        var kilowatts = PowerInputs.Write(draft);
        return [.. draft.Case.Lots.Select((lot, index) => Write(draft, lot, index, kilowatts))];
    }

    private static LotRows Write(WorkbookDraft draft, Lot lot, int index, WorkbookRow? kilowatts)
    {
        var (inputs, prefix) = (draft.Inputs, LotRows.PrefixOf(index));
        var path = FormattableString.Invariant($"/lots/{index}");
        inputs.Block($"Lot {lot.Id}: {draft.ModelName(lot.GpuModel)}", lot.Site);
        inputs.Term("Model in the catalogue", lot.GpuModel);
        inputs.Term("Condition", lot.Condition.ToString());
        var given = CurveRows.IsGiven(lot.Curve ?? draft.Case.Valuation.Curve);
        var gpus = draft.Input("GPUs", CellUnit.Count, prefix + "Gpus", path + "/count", lot.Count, (1, MostGpus));
        var costs = Enum.GetValues<CostCategory>().ToDictionary(category => category, category => draft.InputUnless(
            given && (category is CostCategory.Gpu or CostCategory.Network), category == CostCategory.Gpu ? "Cost of one GPU" : $"Cost of one GPU: {category.ToString().ToLowerInvariant()}", CellUnit.Money, $"{prefix}{category}_Cost", $"{path}/unitCost/{category.ToString().ToLowerInvariant()}",
            CostOf(lot.UnitCost, category), (0, MostPerUnit)));
        var inService = draft.InputUnless(given, "In service", CellUnit.Date, prefix + "In_Service", path + "/inServiceDate", lot.InServiceDate);
        var deliveredOn = draft.InputUnless(given, "Delivered, where earlier", CellUnit.Date, prefix + "Delivered_On", path + "/deliveredOn", lot.DeliveredOn);
        var haircut = draft.Input("Haircut", CellUnit.Percent, prefix + "Haircut", path + "/haircut", lot.Haircut, (0, 1));
        var delivered = inputs.Figure("Delivered", CellUnit.Date, $"IF({deliveredOn}=\"\",{inService},{deliveredOn})", (draft.Case.Lots[index].DeliveredOn ?? lot.InServiceDate) is var day ? WorkbookLayout.Serial(day) : null);
        var hardware = inputs.Figure("Cost of GPUs and network", CellUnit.Money, $"{gpus}*({costs[CostCategory.Gpu]}+{costs[CostCategory.Network]})", draft.Result.Collateral.Lots[index].HardwareCost);
        var total = inputs.Figure("Cost", CellUnit.Money, $"{gpus}*({string.Join('+', costs.Values)})", name: prefix + "Total_Cost");
        var load = kilowatts ?? Load(draft, lot, prefix);
        draft.Check($"Lot {lot.Id} is delivered by the day it is in service", $"{delivered}<={inService}");
        return new LotRows
        {
            Lot = lot,
            Index = index,
            Gpus = gpus,
            UnitCost = costs,
            InService = inService,
            Delivered = delivered,
            Haircut = haircut,
            HardwareCost = hardware,
            TotalCost = total,
            Kilowatts = load,
        };
    }

    private static WorkbookRow Load(WorkbookDraft draft, Lot lot, string prefix)
    {
        var model = draft.Source.Snapshot.Models[lot.GpuModel];
        draft.Market.Block($"Lot {lot.Id}: power");
        var watts = draft.MarketInput("Design power of one GPU", CellUnit.Count, prefix + "Design_Power", model.ThermalDesignPowerWatts ?? 0, model.Source);
        return draft.Inputs.Figure("Critical load of one GPU in kilowatts", CellUnit.Factor, $"{watts}/Watts_Per_Kilowatt*Host_Power_Factor");
    }

    private static Money? CostOf(UnitCost cost, CostCategory category) => category switch
    {
        CostCategory.Gpu => cost.Gpu,
        CostCategory.Network => cost.Network,
        CostCategory.Installation => cost.Installation,
        CostCategory.Freight => cost.Freight,
        CostCategory.Duty => cost.Duty,
        CostCategory.Soft => cost.Soft,
    };
}
