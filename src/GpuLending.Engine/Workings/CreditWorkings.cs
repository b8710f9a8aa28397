using System.Globalization;
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
            "rating" => LoanCreditWorkings.Rating(credit.Rated ?? throw FigureWorkings.Unknown(figure), figure),
            "loss-given-default" => new(
                figure,
                "Loss given default over the life",
                "sum of probability × exposure × loss given default ÷ sum of probability × exposure, over the years",
                [
                    .. credit.Years.SelectMany(year => new WorkingInput[]
                    {
                        new($"year {Number(year.Year)}: probability × exposure", year.MarginalProbability * year.Exposure, FigureUnit.Amount),
                        new($"year {Number(year.Year)}: loss given default", year.LossGivenDefault, FigureUnit.Fraction, Figure: year.Routes.Count > 0 ? $"credit/loss-given-default/{Number(year.Year)}" : null),
                    }),
                ],
                credit.LossGivenDefault ?? throw FigureWorkings.Unknown(figure),
                FigureUnit.Fraction,
                "loss-given-default"),
            "grid-margin" => LoanCreditWorkings.GridMargin(credit.Pricing ?? throw FigureWorkings.Unknown(figure), run, figure),
            "all-in-margin" => LoanCreditWorkings.AllInMargin(credit.Pricing ?? throw FigureWorkings.Unknown(figure), run, figure),
            "borrower-cost" => LoanCreditWorkings.BorrowerCost(credit.Pricing ?? throw FigureWorkings.Unknown(figure), run, figure),
            "margin-at-hurdle" => LoanCreditWorkings.MarginAtHurdle(credit, run, figure),
            _ => throw FigureWorkings.Unknown(figure),
        };
    }

    /// <summary>The routes of one year.</summary>
    public static Working Year(ExplainedRun run, string number, string figure)
    {
        var year = run.Result.Credit?.Years.FirstOrDefault(one => Number(one.Year) == number && one.Routes.Count > 0) ?? throw FigureWorkings.Unknown(figure);
        return new(
            figure,
            $"Loss given default in year {number}",
            "sum over the routes of probability × loss given default",
            [
                .. year.Routes.SelectMany((route, i) => new WorkingInput[]
                {
                    new($"{StructureWords.Name(route.Cause)}, {Lower(StructureWords.Name(route.Route))}: probability", route.Probability, FigureUnit.Fraction, ShareOf(route.Cause)),
                    new("its loss given default", route.LossGivenDefault, FigureUnit.Fraction, Figure: $"credit/route/{number}/{Number(i)}"),
                }),
            ],
            year.LossGivenDefault,
            FigureUnit.Fraction,
            "loss-given-default");
    }

    /// <summary>One route of one year.</summary>
    public static Working Route(ExplainedRun run, string number, string place, string figure)
    {
        var year = run.Result.Credit?.Years.FirstOrDefault(one => Number(one.Year) == number);
        var route = year?.Routes.Where((_, i) => Number(i) == place).FirstOrDefault() ?? throw FigureWorkings.Unknown(figure);
        return new(
            figure,
            $"Loss given default, year {number}: {Lower(StructureWords.Name(route.Cause))}, {Lower(StructureWords.Name(route.Route))}",
            "max(0, exposure + cost of enforcing − recovered − reserve − supports) ÷ exposure, at most 1",
            [
                new("exposure", year!.Exposure, FigureUnit.Amount),
                new("cost of enforcing", route.EnforcementCost, FigureUnit.Amount, "/credit/recovery/enforcementCostShare"),
                new("recovered by the route", route.Recovered, FigureUnit.Amount, Source: route.Why),
                new("reserve in hand", route.FromReserve, FigureUnit.Amount, "/facility/debtServiceReserveMonths"),
                new("guarantees and insurance, last", route.FromSupports, FigureUnit.Amount, Source: "the case's supports, in the order they are called"),
            ],
            route.LossGivenDefault,
            FigureUnit.Fraction,
            "loss-given-default");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    private static string ShareOf(DefaultCause cause) => cause switch
    {
        DefaultCause.OperatorFails => "/credit/recovery/operatorFailsShare",
        DefaultCause.CustomerFails => "/credit/recovery/customerFailsShare",
        DefaultCause.BothFail => "/credit/recovery/bothFailShare",
    };

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
        yield return year.Routes.Count > 0
            ? new($"year {year.Year}: loss given default, by route", year.LossGivenDefault, FigureUnit.Fraction, Figure: $"credit/loss-given-default/{Number(year.Year)}")
            : new($"year {year.Year}: loss given default, 1 − {Amounts.Text(Math.Round(year.Value, 2))} ÷ exposure", year.LossGivenDefault, FigureUnit.Fraction, "/credit/lossPremise");
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
