using GpuLending.Engine.Collateral;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>What replacement parity and income value are reckoned with: the approach's own figures, else the deal's, else the policy's. docs/methodology/opinions-of-value.md.</summary>
internal static class ApproachRows
{
    private const double WattsPerKilowatt = 1000;

    /// <summary>Writes the figures once, on the first lot that needs them.</summary>
    public static void Write(WorkbookDraft draft, WorkbookSheet sheet)
    {
        if (draft.Model.Names.ContainsKey("Approach_Cost_Per_Kilowatt_Hour"))
            return;
        var (terms, policy) = (draft.Case.Valuation.Approach, draft.Source.Snapshot.Policy.Opinions);
        const string Path = "/valuation/approach/";
        draft.Market.Block("Opinions of value");
        draft.MarketInput("Power price where nobody says", CellUnit.Price, "Policy_Power_Price", policy.PowerPricePerKilowattHour, "The lender's policy.");
        draft.MarketInput("Colocation where nobody says", CellUnit.Price, "Policy_Colocation", policy.ColocationPerKilowattMonth, "The lender's policy.");
        draft.MarketInput("Share of hours let where nobody says", CellUnit.Percent, "Policy_Utilisation", policy.Utilisation, "The lender's policy.");
        draft.MarketInput("Watts per kilowatt", CellUnit.Count, "Approach_Watts_Per_Kilowatt", WattsPerKilowatt, "");
        draft.MarketInput("Longest economic life in months", CellUnit.Count, "Policy_Longest_Life_Months", policy.LongestEconomicLifeMonths, "The lender's policy.");
        draft.Inputs.Block("Opinions of value");
        draft.Input("Discount rate a year", CellUnit.Percent, "Approach_Discount_Rate", Path + "discountRatePerAnnum", terms.DiscountRatePerAnnum, (0, 1));
        draft.Input("Years compared", CellUnit.Factor, "Approach_Horizon_Years", Path + "horizonYears", terms.HorizonYears, (0.25, 15));
        var power = Own("Power price of its own", CellUnit.Price, "Approach_Power_Price", "powerPricePerKilowattHour", terms.PowerPricePerKilowattHour);
        var pue = Own("Power usage effectiveness of its own", CellUnit.Factor, "Approach_Usage_Effectiveness", "powerUsageEffectiveness", terms.PowerUsageEffectiveness);
        var colocation = Own("Colocation of its own", CellUnit.Price, "Approach_Colocation", "colocationPerKilowattMonth", terms.ColocationPerKilowattMonth);
        var utilisation = Own("Share of hours let of its own", CellUnit.Percent, "Approach_Own_Utilisation", "utilisation", terms.Utilisation);
        var other = Own("Other cost of a GPU-hour of its own", CellUnit.Price, "Approach_Own_Other_Cost", "otherCostPerGpuHour", terms.OtherCostPerGpuHour);
        var decline = Own("Fall of rent a year of its own", CellUnit.Percent, "Approach_Own_Rent_Decline", "rentDeclinePerAnnum", terms.RentDeclinePerAnnum);

        sheet.Block("What opinions of value are reckoned with");
        sheet.Figure(
            "Cost of a kilowatt-hour, space in it", CellUnit.Price,
            $"IF({power}=\"\",IF(Power_Price=\"\",Policy_Power_Price,Power_Price),{power})*IF({pue}=\"\",Power_Usage_Effectiveness,{pue})+IF({colocation}=\"\",IF(Colocation_Price=\"\",Policy_Colocation,Colocation_Price),{colocation})/Hours_Per_Month",
            name: "Approach_Cost_Per_Kilowatt_Hour");
        sheet.Figure("Share of hours let", CellUnit.Percent, $"IF({utilisation}=\"\",IF(Merchant_Price=\"\",Policy_Utilisation,Merchant_Utilisation),{utilisation})", name: "Approach_Utilisation");
        sheet.Figure("Other cost of a GPU-hour", CellUnit.Price, $"IF({other}=\"\",Maintenance_Price/Hours_Per_Month,{other})", name: "Approach_Other_Cost");
        sheet.Figure("Fall of rent a year", CellUnit.Percent, $"IF({decline}=\"\",Merchant_Decline,{decline})", name: "Approach_Rent_Decline");
        sheet.Figure("Months compared", CellUnit.Count, "MAX(1,ROUND(12*Approach_Horizon_Years,0))", name: "Approach_Months");

        WorkbookRow Own(string label, CellUnit unit, string name, string field, double? value) => draft.Input(label + "; empty for the deal's", unit, name, Path + field, value);
    }

    /// <summary>Kilowatts of the lot's GPU with its share of the server.</summary>
    private static string Kilowatts(WorkbookDraft draft, LotRows lot, ApproachFacts facts)
    {
        var name = lot.Prefix + "Server_Watts";
        if (facts.OldWatts is not { } watts)
            return "Power_Kilowatts";
        if (!draft.Model.Names.ContainsKey(name))
            draft.MarketInput("Power of its GPU with its share of the server, watts", CellUnit.Count, name, watts, "Design power x 1.8: docs/methodology/opinions-of-value.md.");
        var catalogue = $"{name}/Approach_Watts_Per_Kilowatt";
        return draft.Case.Costs.Power.KilowattsPerGpu is null ? catalogue : $"IF(Power_Kilowatts>0,Power_Kilowatts,{catalogue})";
    }

    /// <summary>(price new + discounted running cost new) x work old / work new - discounted running cost old, never below nothing.</summary>
    public static WorkbookRow Parity(WorkbookDraft draft, WorkbookSheet sheet, LotRows lot, ApproachFacts facts)
    {
        Write(draft, sheet);
        draft.Market.Block($"Lot {lot.Lot.Id}: replacement parity");
        var price = draft.MarketInput($"Price of {facts.NewPart}", CellUnit.Money, lot.Prefix + "Parity_Price", facts.NewPrice, "The part that charges least for the same work.");
        var ratio = draft.MarketInput($"Work over that of {facts.NewPart}", CellUnit.Percent, lot.Prefix + "Parity_Work", facts.WorkRatio, "docs/methodology/opinions-of-value.md");
        var watts = draft.MarketInput($"Power of {facts.NewPart} with its share of the server, watts", CellUnit.Count, lot.Prefix + "Parity_Watts", facts.NewWatts, "");
        var hours = sheet.Figure("Discounted hours of the months compared", CellUnit.Quantity, "Hours_Per_Month*PV(Approach_Discount_Rate/12,Approach_Months,-1)");
        return sheet.Figure(
            $"Value of one GPU by replacement parity: {lot.Lot.Id}", CellUnit.Money,
            $"MAX(0,({price}+{hours}*{watts}/Approach_Watts_Per_Kilowatt*Approach_Cost_Per_Kilowatt_Hour)*{ratio}-{hours}*{Kilowatts(draft, lot, facts)}*Approach_Cost_Per_Kilowatt_Hour)");
    }

    /// <summary>The present value of net rent until rent no longer covers cost: two geometric sums over the months until then.</summary>
    public static WorkbookRow Income(WorkbookDraft draft, WorkbookSheet sheet, LotRows lot, ApproachFacts facts, DateOnly rentDate)
    {
        Write(draft, sheet);
        draft.Market.Block($"Lot {lot.Lot.Id}: income value");
        var rent = draft.MarketInput("Rent of a GPU-hour", CellUnit.Price, lot.Prefix + "Income_Rent", facts.RentPerHour, "The market's, as of the day of the opinion.");
        var day = draft.MarketInput("Day of that rent", CellUnit.Date, lot.Prefix + "Income_Date", rentDate, "");
        var gross = sheet.Figure("Rent of an hour, let share of it", CellUnit.Price, $"{rent}*Approach_Utilisation");
        var cost = sheet.Figure("Cost of an hour", CellUnit.Price, $"{Kilowatts(draft, lot, facts)}*Approach_Cost_Per_Kilowatt_Hour+Approach_Other_Cost");
        var whole = $"({DateFormulas.WholeMonths(lot.Delivered.ValueCell, day.ValueCell, $"({DateFormulas.MonthsApart(lot.Delivered.ValueCell, day.ValueCell)})", Engine.Calendars.EndOfMonthRule.SameDay)})";
        var longest = sheet.Figure("Months of rent counted at most", CellUnit.Count, $"MAX(0,MIN(Policy_Longest_Life_Months-IF({day}>{lot.Delivered},{whole},0),Approach_Months))");
        // Rent falls month by month, so the months in which it covers cost are counted by the month in which it no longer does.
        var life = sheet.Figure(
            "Months in which rent covers cost", CellUnit.Count,
            $"IF({gross}<={cost},0,IF({cost}<=0,{longest},IF(Approach_Rent_Decline=0,{longest},MIN({longest},-INT(LN({gross}/{cost})*12/LN(1-Approach_Rent_Decline))))))");
        var discount = sheet.Figure("Discount of a month", CellUnit.Factor, "1/(1+Approach_Discount_Rate/12)");
        var step = sheet.Figure("Rent of a month over that of the month before, discounted", CellUnit.Factor, $"(1-Approach_Rent_Decline)^(1/12)*{discount}");
        return sheet.Figure(
            $"Value of one GPU by income: {lot.Lot.Id}", CellUnit.Money,
            $"MAX(0,Hours_Per_Month*({gross}*{discount}*IF({step}=1,{life},(1-{step}^{life})/(1-{step}))-{cost}*PV(Approach_Discount_Rate/12,{life},-1)))");
    }
}
