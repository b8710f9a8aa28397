using System.Globalization;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>Electricity on the sheet of inputs.</summary>
internal static class PowerInputs
{
    /// <summary>Load of a GPU with its share of host and network over its design power; docs/methodology/running-costs.md.</summary>
    private const double HostPowerFactor = 1.3;

    private const double WattsPerKilowatt = 1000;
    private const double MostPrice = 1e6;

    /// <summary>Writes the block and returns the load of a GPU where the deal gives it; null where the catalogue does.</summary>
    public static WorkbookRow? Write(WorkbookDraft draft)
    {
        var power = draft.Case.Costs.Power;
        draft.Inputs.Block("Power");
        var load = power.KilowattsPerGpu is { } given ? draft.Input("Critical load of one GPU", CellUnit.Factor, "Power_Kilowatts", "/costs/power/kilowattsPerGpu", given, (0, 1e4), "kW") : null;
        draft.Input("Power usage effectiveness", CellUnit.Factor, "Power_Usage_Effectiveness", "/costs/power/powerUsageEffectiveness", power.PowerUsageEffectiveness, (1, 5));
        draft.Input("Price of a kWh at closing", CellUnit.Price, "Power_Price", "/costs/power/pricePerKilowattHour", power.PricePerKilowattHour, (0, MostPrice));
        foreach (var (step, i) in power.PriceSteps.Select((step, i) => (step, i)))
        {
            var (number, path) = ((i + 1).ToString(CultureInfo.InvariantCulture), FormattableString.Invariant($"/costs/power/priceSteps/{i}"));
            draft.Input($"Price {number}: from", CellUnit.Date, $"Power_Price_{number}_Date", path + "/date", step.Date);
            draft.Input($"Price {number} of a kWh", CellUnit.Price, $"Power_Price_{number}", path + "/pricePerKilowattHour", step.PricePerKilowattHour, (0, MostPrice));
        }

        draft.Input("Load of a GPU not in use, of full load", CellUnit.Percent, "Power_Idle_Share", "/costs/power/idleShare", power.IdleShare, (0, 1));
        draft.Input("Share bought at a fixed price", CellUnit.Percent, "Power_Hedged_Share", "/costs/power/hedgedShare", power.HedgedShare, (0, 1));
        draft.Input("Fixed price of a kWh; empty for the price at closing", CellUnit.Price, "Power_Hedged_Price", "/costs/power/hedgedPricePerKilowattHour", power.HedgedPricePerKilowattHour, (0, MostPrice));
        draft.Input("Fixed price until; empty for always", CellUnit.Date, "Power_Hedged_Until", "/costs/power/hedgedUntil", power.HedgedUntil);
        if (load is null)
        {
            draft.MarketInput("Load with host and network over design power", CellUnit.Factor, "Host_Power_Factor", HostPowerFactor, "docs/methodology/running-costs.md");
            draft.MarketInput("Watts of a kilowatt", CellUnit.Count, "Watts_Per_Kilowatt", WattsPerKilowatt, "");
        }

        return load;
    }
}
