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
        var valued = run.Run.Valuation.Lots[index];
        var date = run.Result.Months[month];
        var premise = run.Case.Valuation.Premise;
        var levelled = valued.MarkFrom is not null || !valued.Events.IsEmpty;
        Span<double> left = stackalloc double[1];
        valued.Curve.RetainedFractions([valued.AgeOn(date)], [date], left);
        return new(
            figure,
            $"Lot {lotId}, marked value, {run.Date(month)}",
            "hardware cost × share left on the curve × condition × (1 − haircut) × premise × scenario" + (levelled ? " × mark and events" : ""),
            [
                new("hardware cost", lot.HardwareCost, FigureUnit.Amount, $"/lots/{index}/unitCost"),
                new(
                    "share left on the curve",
                    date < valued.InServiceDate ? 0 : left[0],
                    FigureUnit.Fraction,
                    $"/lots/{index}/curve",
                    Source: date < valued.InServiceDate ? "not yet in service" : lot.Curve),
                new("condition", valued.ConditionFactor, FigureUnit.Fraction, $"/lots/{index}/condition"),
                new("haircut", lot.Haircut, FigureUnit.Fraction, $"/lots/{index}/haircut", Source: lot.ThinHistory ? "policy: thin price history" : null),
                new("premise", valued.NetFactors[(int)premise], FigureUnit.Fraction, "/valuation/premise", $"collateral/sale/{lotId}/{premise.Abbreviation()}"),
                new("scenario", run.Run.ValueFactors[month], FigureUnit.Multiple, Source: run.Result.Scenario.Name),
                .. levelled
                    ? new WorkingInput[] { new("mark and events", valued.LevelOn(date), FigureUnit.Multiple, Figure: valued.Events.IsEmpty ? $"collateral/mark/{lotId}" : null, Source: Level(valued, date)) }
                    : [],
            ],
            lot.MarkedValue[month],
            FigureUnit.Amount,
            "premise-ladder");
    }

    /// <summary>Loan-to-value of one lot.</summary>
    public static Working LotLoanToValue(ExplainedRun run, string lotId, int month, string figure)
    {
        var result = run.Result;
        var lot = result.Collateral.Lots.FirstOrDefault(item => item.LotId == lotId) ?? throw FigureWorkings.Unknown(figure);
        var cost = result.Collateral.Lots.Where(other => other.MarkedValue[month] > 0).Sum(other => other.HardwareCost);
        if (Collateral.LotLoanToValue.Of(result, lotId, month) is not { } ratio)
            throw FigureWorkings.Unknown(figure);
        return new(
            figure,
            $"Lot {lotId}, loan-to-value, {run.Date(month)}",
            "balance × hardware cost of the lot / hardware cost of the lots in service / marked value of the lot",
            [
                new("balance", result.Loan.Balance[month], FigureUnit.Amount, Figure: $"loan/balance/{month}"),
                new("hardware cost of the lot", lot.HardwareCost, FigureUnit.Amount, $"/lots/{result.Collateral.Lots.ToList().IndexOf(lot)}/unitCost"),
                new("hardware cost of the lots in service", cost, FigureUnit.Amount),
                new("marked value of the lot", lot.MarkedValue[month], FigureUnit.Amount, Figure: $"collateral/lot/{lotId}/{month}"),
            ],
            ratio,
            FigureUnit.Fraction,
            "loan-to-value");
    }

    private static string Level(ValuedLot valued, DateOnly date)
    {
        var mark = valued.MarkFrom is { } from && date >= from ? valued.Mark.Source : "the curve";
        var events = valued.Events.Where(happening => date >= happening.Date).Select(happening => happening.Title).ToList();
        return events.Count == 0 ? mark : $"{mark}; {string.Join("; ", events)}";
    }
}
