using System.Globalization;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Credit;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of each year of the expected loss and of each line of the return on capital.</summary>
internal static class LossYearWorkings
{
    public static Working Year(ExplainedRun run, string line, string number, string figure)
    {
        var credit = run.Result.Credit;
        var year = credit?.Years.FirstOrDefault(one => Text(one.Year) == number) ?? throw FigureWorkings.Unknown(figure);
        var span = CreditMeasurement.SpanOf(run.Run, run.Result, year.Year - 1);
        switch (line)
        {
            case "probability":
                var cumulative = CreditMeasurement.Cumulative(run.Run, credit!.Rated) ?? throw FigureWorkings.Unknown(figure);
                var source = credit.Rating is null ? null : $"default rates of {credit.Rating}, market data {run.Snapshot.Id}; shipped rates are assumed";
                var path = credit.Rating is null ? "/credit/defaultRatePerAnnum" : null;
                return Made($"Probability of default in year {number}", "max(0, defaulted by the end of the year − defaulted by its start)",
                [
                    new("defaulted by the end of the year", cumulative(span.End), FigureUnit.Fraction, path, Source: source),
                    new("defaulted by its start", cumulative(year.Year - 1), FigureUnit.Fraction, path, Source: source),
                ], year.MarginalProbability, FigureUnit.Fraction, "expected-loss");
            case "exposure":
                return Made($"Exposure in year {number}", "the highest balance of the year",
                    [.. span.Months.Select(m => new WorkingInput(run.Date(m), run.Result.Loan.Balance[m], FigureUnit.Amount, Figure: $"loan/balance/{Text(m)}"))], year.Exposure, FigureUnit.Amount, "expected-loss");
            case "value":
                var premise = run.Case.Credit.LossPremise;
                var value = run.Result.Collateral.ByPremise[premise];
                return Made($"Collateral in the middle of year {number}", "value × (1 − sum of the haircuts)",
                [
                    new("value", value[span.Middle], FigureUnit.Amount, "/credit/lossPremise", $"collateral/premise/{premise.Abbreviation()}/{Text(span.Middle)}"),
                    .. run.Case.Credit.Haircuts.Select((haircut, i) => new WorkingInput($"haircut {i + 1}: {haircut.Name}", haircut.Share, FigureUnit.Fraction, $"/credit/haircuts/{i}/share")),
                ], year.Value, FigureUnit.Amount, "haircut-value");
            case "discount-factor":
                return Made($"Discount factor of year {number}", "(1 + rate) ^ (0 − years to the middle of the year)",
                [
                    new("rate", credit!.DiscountRatePerAnnum!.Value, FigureUnit.RatePerAnnum, run.Case.Credit.DiscountRatePerAnnum is null ? null : "/credit/discountRatePerAnnum", run.Case.Credit.DiscountRatePerAnnum is null && run.Result.Returns.LenderXirr is not null ? "returns/lender-xirr" : null),
                    new("years to the middle of the year", (year.Year - 1 + span.End) / 2, FigureUnit.Years),
                ], year.DiscountFactor, FigureUnit.Multiple, "expected-loss");
            case "loss":
                return Made($"Expected loss of year {number}, discounted", "probability × loss given default × exposure × discount factor",
                [
                    new("probability", year.MarginalProbability, FigureUnit.Fraction, Figure: $"credit/probability/{number}"),
                    new("loss given default", year.LossGivenDefault, FigureUnit.Fraction, Figure: $"credit/severity/{number}"),
                    new("exposure", year.Exposure, FigureUnit.Amount, Figure: $"credit/exposure/{number}"),
                    new("discount factor", year.DiscountFactor, FigureUnit.Multiple, Figure: $"credit/discount-factor/{number}"),
                ], year.Discounted, FigureUnit.Amount, "expected-loss");
            case "severity" when year.Routes.Count > 0:
                return CreditWorkings.Year(run, number, figure);
            case "severity" when year.Exposure > 0:
                return Made($"Loss given default in year {number}", "max(0, 1 − collateral ÷ exposure)",
                [
                    new("collateral", year.Value, FigureUnit.Amount, Figure: $"credit/value/{number}"),
                    new("exposure", year.Exposure, FigureUnit.Amount, Figure: $"credit/exposure/{number}"),
                ], year.LossGivenDefault, FigureUnit.Fraction, "loss-given-default");
            case "severity":
                return Made($"Loss given default in year {number}", "nothing: nothing is owed", [], year.LossGivenDefault, FigureUnit.Fraction, "loss-given-default");
            default:
                throw FigureWorkings.Unknown(figure);
        }

        Working Made(string title, string formula, IReadOnlyList<WorkingInput> inputs, double value, FigureUnit unit, string page) => new(figure, title, formula, inputs, value, unit, page);
    }

    /// <summary>Figures over all years.</summary>
    public static Working OverLife(ExplainedRun run, string line, string figure)
    {
        var credit = run.Result.Credit ?? throw FigureWorkings.Unknown(figure);
        return line switch
        {
            "lifetime-probability" => new(
                figure, "Probability of default over the life", "sum of the years",
                [.. credit.Years.Select(year => new WorkingInput($"year {Text(year.Year)}", year.MarginalProbability, FigureUnit.Fraction, Figure: $"credit/probability/{Text(year.Year)}"))],
                credit.LifetimeProbability ?? throw FigureWorkings.Unknown(figure), FigureUnit.Fraction, "expected-loss"),
            "loss-share" => new(
                figure, "Expected loss as a share of the loan", "expected loss ÷ loan",
                [
                    new("expected loss", credit.LifetimeLoss ?? throw FigureWorkings.Unknown(figure), FigureUnit.Amount, Figure: "credit/expected-loss"),
                    new("loan", run.Result.Sizing.LoanSizeUnrounded, FigureUnit.Amount, Figure: "size"),
                ],
                credit.LifetimeLossShare!.Value, FigureUnit.Fraction, "expected-loss"),
            "discount-rate" => new(
                figure, "Rate that discounts losses", "as entered, else the lenders' yield, else the rate at closing",
                [new("rate", credit.DiscountRatePerAnnum ?? throw FigureWorkings.Unknown(figure), FigureUnit.RatePerAnnum, run.Case.Credit.DiscountRatePerAnnum is null ? null : "/credit/discountRatePerAnnum", run.Case.Credit.DiscountRatePerAnnum is null && run.Result.Returns.LenderXirr is not null ? "returns/lender-xirr" : null)],
                credit.DiscountRatePerAnnum.Value, FigureUnit.RatePerAnnum, "expected-loss"),
            _ => throw FigureWorkings.Unknown(figure),
        };
    }

    /// <summary>One line of the return on capital, a yearly average over the loan's life.</summary>
    public static Working Return(ExplainedRun run, string line, string figure)
    {
        var yearly = run.Result.Credit?.Return ?? throw FigureWorkings.Unknown(figure);
        var terms = run.Case.Credit;
        var carried = CreditMeasurement.Carried(run.Run, run.Result) ?? throw FigureWorkings.Unknown(figure);
        var average = new WorkingInput("average balance", carried.BalanceYears / carried.Life, FigureUnit.Amount, Source: "balance of each month by its days, over the days of the life");
        var life = new WorkingInput("years of the life", carried.Life, FigureUnit.Years);
        var capital = new WorkingInput("capital", yearly.Capital, FigureUnit.Amount, Figure: "raroc/capital");
        return line switch
        {
            "income" => Made("Income a year", "interest, discount and fees of the life ÷ years of the life",
                [new("interest, discount and fees of the life", LenderReturns.Income(run.Case, run.Run.Plan, run.Run.Outcome, run.Run.Size), FigureUnit.Amount, Source: "the agent's fee left out"), life], yearly.Income),
            "funding" => Made("Funding a year", "funding of the life ÷ years of the life",
                [new("funding of the life", carried.Funding, FigureUnit.Amount, "/credit/fundingSpreadPerAnnum", Source: "balance × (base rate + spread) × days ÷ 360, by month"), life], yearly.Funding),
            "cost" => Made("Running cost a year", "average balance × cost", [average, new("cost", terms.CostPerAnnum!.Value, FigureUnit.RatePerAnnum, "/credit/costPerAnnum")], yearly.Cost),
            "expected-loss" => Made("Expected loss a year", "expected loss of the life, not discounted ÷ years of the life",
                [new("expected loss of the life, not discounted", run.Result.Credit!.Years.Sum(year => year.Loss), FigureUnit.Amount, Source: "probability × loss given default × exposure of each year"), life], yearly.ExpectedLoss),
            "capital" => Made("Economic capital", "average balance × share of capital", [average, new("share of capital", terms.CapitalShare!.Value, FigureUnit.Fraction, "/credit/capitalShare")], yearly.Capital),
            "capital-return" => Made("Return on the capital", "capital × return", [capital, new("return", terms.CapitalReturnPerAnnum!.Value, FigureUnit.RatePerAnnum, "/credit/capitalReturnPerAnnum")], yearly.CapitalReturn),
            "profit" => Made("Profit a year", "income − funding − cost − expected loss + return on the capital",
            [
                new("income", yearly.Income, FigureUnit.Amount, Figure: "raroc/income"), new("funding", yearly.Funding, FigureUnit.Amount, Figure: "raroc/funding"), new("cost", yearly.Cost, FigureUnit.Amount, Figure: "raroc/cost"),
                new("expected loss", yearly.ExpectedLoss, FigureUnit.Amount, Figure: "raroc/expected-loss"), new("return on the capital", yearly.CapitalReturn, FigureUnit.Amount, Figure: "raroc/capital-return"),
            ], yearly.Profit),
            _ => throw FigureWorkings.Unknown(figure),
        };

        Working Made(string title, string formula, IReadOnlyList<WorkingInput> inputs, double value) => new(figure, title, formula, inputs, value, FigureUnit.Amount, "raroc");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
