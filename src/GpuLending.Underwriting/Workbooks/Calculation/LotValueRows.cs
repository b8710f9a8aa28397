using GpuLending.Engine.Collateral;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>One lot's value: what it nets on each premise, its age, what the curve leaves, its value.</summary>
/// <param name="Fair">Fair market value in continued use by month, haircut and mark in it.</param>
/// <param name="Marked">Value on the case's premise by month.</param>
/// <param name="Age">Age in years by month, zero before delivery.</param>
/// <param name="Nets">What each premise nets of fair market value.</param>
internal sealed record LotValueRows(WorkbookRow Fair, WorkbookRow Marked, WorkbookRow Age, IReadOnlyDictionary<ValuationPremise, WorkbookRow> Nets)
{
    public static LotValueRows Write(
        WorkbookDraft draft, WorkbookSheet sheet, LotRows lot, CurveRows? shared, IReadOnlyDictionary<ValuationPremise, PremiseRows> ladder)
    {
        var valued = draft.Result.Collateral.Lots[lot.Index];
        var policy = draft.Source.Snapshot.Policy;
        var time = draft.Timeline;
        var rule = draft.Case.Valuation.AgeRule;
        if (lot.Lot.Curve is not null)
            draft.Inputs.Block($"Lot {lot.Lot.Id}: its own curve");
        var curve = lot.Lot.Curve is { } own
            ? CurveRows.Write(draft, own, lot.Prefix + "Curve_", FormattableString.Invariant($"/lots/{lot.Index}/curve"))
            : shared!;
        draft.Market.Block($"Lot {lot.Lot.Id}: value");
        var condition = draft.MarketInput($"Condition: {lot.Lot.Condition.ToString().ToLowerInvariant()}", CellUnit.Percent, lot.Prefix + "Condition_Factor", policy.ConditionFactors.Of(lot.Lot.Condition), "The lender's policy.");
        var thin = draft.MarketInput(
            "Haircut for thin price history", CellUnit.Percent, lot.Prefix + "Thin_Haircut", valued.ThinHistory ? policy.ThinHistoryHaircut : 0,
            valued.ThinHistory ? "The model's price history is too thin to fit: the lender's policy." : "The model's price history is not thin.");
        var launches = curve.Launches(draft, lot);

        sheet.Block($"Lot {lot.Lot.Id}: {draft.ModelName(lot.Lot.GpuModel)}");
        var haircut = sheet.Figure("Haircut in force", CellUnit.Percent, $"MIN(1,{lot.Haircut}+{thin})", valued.Haircut);
        var whenNew = sheet.Figure("Value when new", CellUnit.Money, $"{lot.HardwareCost}*{condition}*(1-{haircut})", note: "Cost of GPUs and network x condition x (1 - haircut).");
        var nets = Net(draft, sheet, lot, ladder);
        var mark = MarkRows.Write(draft, sheet, lot, curve, launches, condition);
        var apart = sheet.Series("Calendar months from delivery", CellUnit.Count, DateFormulas.MonthsApart(lot.Delivered.ValueCell, time.Date.Here));
        var whole = sheet.Series("Whole months from delivery", CellUnit.Count, DateFormulas.WholeMonths(lot.Delivered.ValueCell, time.Date.Here, apart.Here, rule));
        var age = sheet.Series("Age in years", CellUnit.Factor, $"MAX(0,{DateFormulas.Years(lot.Delivered.ValueCell, time.Date.Here, whole.Here, rule)})");
        var left = curve.Left(draft, sheet, lot, age, launches, valued.Curve);
        var level = mark is null ? "" : "*" + sheet.Series("Level of the mark", CellUnit.Percent, $"IF({time.Date.Here}>={mark.From},{mark.Factor},1)", note: valued.MarkSource).Here;
        var fair = sheet.Series("Fair market value in continued use", CellUnit.Money, $"IF({time.Date.Here}<{lot.Delivered},0,{left.Here}*{whenNew}{level})");
        var marked = sheet.Series($"On the mark's premise: {draft.Case.Valuation.Premise.DisplayName().ToLowerInvariant()}", CellUnit.Money, $"{fair.Here}*{nets[draft.Case.Valuation.Premise]}", valued.MarkedValue);
        return new LotValueRows(fair, marked, age, nets);
    }

    /// <summary>What each premise nets, mildest first: price less block discount, buyers and cost, never more than the milder one.</summary>
    private static Dictionary<ValuationPremise, WorkbookRow> Net(
        WorkbookDraft draft, WorkbookSheet sheet, LotRows lot, IReadOnlyDictionary<ValuationPremise, PremiseRows> ladder)
    {
        // The policy's, not the mark's: on continued use nothing is sold and the mark knows no buyers.
        var buyers = draft.Source.Snapshot.Policy.BuyerPool?.Of(draft.Source.Snapshot.Models.GetValueOrDefault(lot.Lot.GpuModel)?.FormFactor ?? "", lot.Lot.Configuration);
        var pool = draft.MarketInput("What the lot's buyers pay of the market's price", CellUnit.Percent, lot.Prefix + "Buyer_Pool", buyers?.Factor ?? 1, buyers?.Reason ?? "Any buyer can use it.");
        WorkbookRow? depth = null, units = null;
        if (draft.Source.Snapshot.Policy.BlockDiscount is { } block)
        {
            depth = draft.MarketInput("GPUs of the model that the market takes in a month", CellUnit.Count, lot.Prefix + "Block_Units_Per_Month", block.UnitsPerMonthByModel.GetValueOrDefault(lot.Lot.GpuModel, block.UnitsPerMonth), block.Reason);
            units = sheet.Figure("GPUs of the model in the fleet", CellUnit.Count, string.Join('+', draft.Lots.Where(other => other.Lot.GpuModel == lot.Lot.GpuModel).Select(other => other.Gpus)));
        }

        var nets = new Dictionary<ValuationPremise, WorkbookRow>();
        WorkbookRow? milder = null;
        foreach (var (premise, step) in ladder)
        {
            var inUse = premise == ValuationPremise.FairMarketValueInContinuedUse;
            var discount = inUse || depth is null ? "" : $"*(1-IF({step.Days}<=0,0,Block_Maximum*{units}/({units}+{depth}*{step.Days}/Block_Days_Per_Month)))";
            var price = inUse ? step.Price.ValueCell : $"{step.Price}{discount}*{pool}";
            milder = nets[premise] = sheet.Figure(
                $"Net of selling: {premise.DisplayName().ToLowerInvariant()}", CellUnit.Percent,
                milder is null ? $"MAX(0,{price}-{step.Cost})" : $"MAX(0,MIN({milder},{price}-{step.Cost}))");
        }

        return nets;
    }
}
