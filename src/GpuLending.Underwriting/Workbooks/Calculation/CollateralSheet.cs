using GpuLending.Engine.Collateral;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>What the fleet is worth, month by month and lot by lot, on every premise.</summary>
internal static class CollateralSheet
{
    private const double DaysOfSaleMonth = 30;

    private static readonly ValuationPremise[] Premises = Enum.GetValues<ValuationPremise>();

    public static CollateralRows Write(WorkbookDraft draft)
    {
        var curve = SharedCurve(draft);
        var ladder = Ladder(draft);
        var months = draft.Months;
        var sheet = draft.Model.Sheet("Collateral", "Value of a lot: cost x what the curve leaves at its age x condition x (1 - haircut) x the level of its mark x what a premise nets.", months);
        var lots = draft.Lots.Select(lot => LotValueRows.Write(draft, sheet, lot, curve, ladder)).ToList();

        sheet.Block("Fleet, all lots");
        var byPremise = Premises.ToDictionary(premise => premise, premise => sheet.Series(
            premise.DisplayName(), CellUnit.Money, string.Join('+', lots.Select(lot => $"{lot.Fair.Here}*{lot.Nets[premise]}")), draft.Result.Collateral.ByPremise[premise]));
        draft.Check("No value is negative", $"MIN({string.Join(',', byPremise.Values.Select(row => row.All))})>=0");
        return new CollateralRows(byPremise, [.. lots.Select(lot => lot.Marked)], [.. lots.Select(lot => lot.Age)]);
    }

    private static string Words(MarkPolicy policy) => policy switch
    {
        MarkPolicy.Curve => "The curve alone",
        MarkPolicy.LowestOfMarket => "The lowest of curve and market's approaches",
        MarkPolicy.LowestOfAll => "The lowest of curve and every opinion",
        MarkPolicy.CredibilityWeighted => "Opinions weighted by credibility",
    };

    private static CurveRows? SharedCurve(WorkbookDraft draft)
    {
        draft.Inputs.Block("Valuation");
        draft.Inputs.Term("Premise of the mark", draft.Case.Valuation.Premise.DisplayName());
        draft.Inputs.Term("Mark policy", Words(draft.Case.Valuation.Mark));
        return draft.Case.Lots.Any(lot => lot.Curve is null) ? CurveRows.Write(draft, draft.Case.Valuation.Curve, "Curve_", "/valuation/curve") : null;
    }

    /// <summary>Price and cost of selling on each premise: the lender's policy.</summary>
    private static Dictionary<ValuationPremise, PremiseRows> Ladder(WorkbookDraft draft)
    {
        draft.Market.Block("Premise ladder", "The lender's policy: fractions of fair market value in continued use.");
        var policy = draft.Source.Snapshot.Policy;
        if (policy.BlockDiscount is { } block)
        {
            draft.MarketInput("Largest block discount", CellUnit.Percent, "Block_Maximum", block.Maximum, block.Reason);
            draft.MarketInput("Days of a month of sale", CellUnit.Count, "Block_Days_Per_Month", DaysOfSaleMonth, "");
        }

        return Premises.ToDictionary(premise => premise, premise =>
        {
            var step = policy.PremiseLadder.Step(premise);
            return new PremiseRows(
                draft.MarketInput($"{premise.DisplayName()}: price", CellUnit.Percent, $"{premise}_Price", step.PriceFactor, step.Reason),
                draft.MarketInput($"{premise.DisplayName()}: cost of selling", CellUnit.Percent, $"{premise}_Cost", step.TotalCost, "Deinstallation, wiping, testing, freight, storage, insurance, broker."),
                draft.MarketInput($"{premise.DisplayName()}: days to sell", CellUnit.Count, $"{premise}_Days", step.Days, ""));
        });
    }
}
