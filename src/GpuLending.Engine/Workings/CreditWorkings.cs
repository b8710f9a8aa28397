using GpuLending.Engine.Credit;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of expected loss and return on capital.</summary>
internal static class CreditWorkings
{
    public static Working Line(ExplainedRun run, string line)
    {
        var figure = $"credit/{line}";
        var credit = run.Result.Credit ?? throw FigureWorkings.Unknown(figure);
        return line switch
        {
            "expected-loss" => new(
                figure,
                "Expected loss over the life",
                "sum over the years of probability × loss given default × exposure × discount factor",
                [.. credit.Years.SelectMany(year => Year(run, year))],
                credit.LifetimeLoss ?? throw FigureWorkings.Unknown(figure),
                FigureUnit.Amount,
                "expected-loss"),
            "raroc" => Return(run, credit.Return ?? throw FigureWorkings.Unknown(figure), figure),
            "borrowing-base" => new(
                figure,
                "Borrowing base at closing",
                "value × (1 − sum of the haircuts) × advance",
                [
                    new("value", credit.ValueAtClosing, FigureUnit.Amount, "/credit/lossPremise"),
                    .. run.Case.Credit.Haircuts.Select((haircut, i) => new WorkingInput($"haircut {i + 1}: {haircut.Name}", haircut.Share, FigureUnit.Fraction, $"/credit/haircuts/{i}/share")),
                    new("advance", run.Case.Credit.BorrowingBaseAdvance ?? 0, FigureUnit.Fraction, "/credit/borrowingBaseAdvance"),
                ],
                credit.BorrowingBase ?? throw FigureWorkings.Unknown(figure),
                FigureUnit.Amount,
                "haircut-value"),
            _ => throw FigureWorkings.Unknown(figure),
        };
    }

    /// <summary>Four inputs a year, as the formula names them.</summary>
    private static IEnumerable<WorkingInput> Year(ExplainedRun run, ExpectedLossYear year)
    {
        var rating = run.Result.Credit!.Rating;
        yield return new(
            $"year {year.Year}: probability",
            year.MarginalProbability,
            FigureUnit.Fraction,
            rating is null ? "/credit/defaultRatePerAnnum" : null,
            Source: rating is null ? null : $"default rates of {rating}, market data {run.Snapshot.Id}; shipped rates are assumed");
        yield return new($"year {year.Year}: loss given default, 1 − {Amounts.Text(Math.Round(year.Value, 2))} ÷ exposure", year.LossGivenDefault, FigureUnit.Fraction, "/credit/lossPremise");
        yield return new($"year {year.Year}: exposure", year.Exposure, FigureUnit.Amount);
        yield return new($"year {year.Year}: discount factor", year.DiscountFactor, FigureUnit.Multiple, "/credit/discountRatePerAnnum");
    }

    private static Working Return(ExplainedRun run, RiskAdjustedReturn yearly, string figure) => new(
        figure,
        "Return on economic capital (RAROC)",
        "(income − funding − cost − expected loss + return on the capital) ÷ capital, each a yearly average over the life",
        [
            new("income: interest, discount and fees", yearly.Income, FigureUnit.Amount),
            new("funding at the base rate and spread", yearly.Funding, FigureUnit.Amount, "/credit/fundingSpreadPerAnnum"),
            new("cost", yearly.Cost, FigureUnit.Amount, "/credit/costPerAnnum"),
            new("expected loss, not discounted", yearly.ExpectedLoss, FigureUnit.Amount, Source: "assumed default rates: see the expected loss", Figure: "credit/expected-loss"),
            new("return on the capital", yearly.CapitalReturn, FigureUnit.Amount, "/credit/capitalReturnPerAnnum"),
            new("capital", yearly.Capital, FigureUnit.Amount, "/credit/capitalShare"),
        ],
        yearly.Ratio ?? throw FigureWorkings.Unknown(figure),
        FigureUnit.RatePerAnnum,
        "raroc");
}
