using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of the fleet's value.</summary>
internal static class CollateralWorkings
{
    public static Working Marked(ExplainedRun run, int month, string figure) => new(
        figure,
        $"Marked value, {run.Case.Valuation.Premise.DisplayName()}, {run.Date(month)}",
        "sum of the lots",
        [
            .. run.Result.Collateral.Lots.Select(lot =>
                new WorkingInput($"lot {lot.LotId}", lot.MarkedValue[month], FigureUnit.Amount, Figure: $"collateral/lot/{lot.LotId}/{month}")),
        ],
        run.Result.Collateral.MarkedValue[month],
        FigureUnit.Amount,
        "premise-ladder");

    public static Working Lot(ExplainedRun run, string lotId, int month, string figure)
    {
        var lot = run.Result.Collateral.Lots.FirstOrDefault(item => item.LotId == lotId) ?? throw FigureWorkings.Unknown(figure);
        var index = run.Result.Collateral.Lots.ToList().IndexOf(lot);
        var kept = lot.HardwareCost > 0 ? lot.MarkedValue[month] / lot.HardwareCost : 0;
        var beforeHaircut = lot.Haircut < 1 ? kept / (1 - lot.Haircut) : 0;
        return new(
            figure,
            $"Lot {lotId}, marked value, {run.Date(month)}",
            "hardware cost × share left (curve, condition, premise) × (1 − haircut)",
            [
                new("hardware cost", lot.HardwareCost, FigureUnit.Amount, $"/lots/{index}/unitCost"),
                new("share left", beforeHaircut, FigureUnit.Fraction, $"/lots/{index}/curve", Source: $"{lot.Curve}, then condition and premise of value; scenario included"),
                new("haircut", lot.Haircut, FigureUnit.Fraction, $"/lots/{index}/haircut", Source: lot.ThinHistory ? "policy: thin price history" : null),
            ],
            lot.MarkedValue[month],
            FigureUnit.Amount,
            "premise-ladder");
    }
}
