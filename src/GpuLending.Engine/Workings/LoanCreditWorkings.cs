using System.Globalization;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of the loan's rating and price.</summary>
internal static class LoanCreditWorkings
{
    /// <summary>A letter as its place on the scale: 1 for AAA, one more a notch.</summary>
    public static Working Rating(LoanRating rated, string figure)
    {
        if (!CreditRating.TryParse(rated.Letter, out var letter) || !letter.IsRated)
            throw FigureWorkings.Unknown(figure);
        return new(
            figure,
            $"Rating of the loan: {rated.Letter}",
            rated.CarriedByGuarantor
                ? "the guarantor's place on the scale, less the lien's uplift (the structure alone would be weaker)"
                : "place on the scale where it starts + notches, no better than the ceiling; 1 is AAA, one more a notch",
            [.. rated.Steps.Select((step, i) => Step(rated, step, i))],
            letter.Rank + 1,
            FigureUnit.Count,
            "structure-notches");
    }

    public static Working GridMargin(LoanPricing pricing, ExplainedRun run, string figure)
    {
        var row = pricing.Row ?? throw FigureWorkings.Unknown(figure);
        return new(
            figure,
            $"Margin of the grid for {pricing.Rating}",
            "the cheapest row whose weakest rating, shortest contract and longest tenor admit the deal",
            [
                new($"rows up to {row.WorstRating}: margin", row.MarginPerAnnum, FigureUnit.RatePerAnnum, Source: $"{row.Basis}; lending policy {run.Snapshot.Policy.Version}"),
                new("contracts, weighted by revenue", pricing.ContractMonths, FigureUnit.Months),
                new("tenor", pricing.TenorMonths, FigureUnit.Months, "/facility/tenorMonths"),
            ],
            row.MarginPerAnnum,
            FigureUnit.RatePerAnnum,
            "margin-grid");
    }

    public static Working AllInMargin(LoanPricing pricing, ExplainedRun run, string figure)
    {
        var fees = run.Case.Facility.Fees;
        var isNew = run.Case.Facility.OpeningBalance is null;
        return new(
            figure,
            "All-in margin by the market's shortcut",
            "margin + (discount + upfront fee) ÷ min(4, average life)",
            [
                new("margin", pricing.OwnMargin ?? throw FigureWorkings.Unknown(figure), FigureUnit.RatePerAnnum, OwnMarginPath(pricing, run), Source: OwnMarginSource(pricing, run)),
                new("discount", isNew ? fees.OriginalIssueDiscount : 0, FigureUnit.Fraction, "/facility/fees/originalIssueDiscount"),
                new("upfront fee", isNew ? fees.Upfront : 0, FigureUnit.Fraction, "/facility/fees/upfront"),
                new("average life", run.Result.Returns.WeightedAverageLifeYears ?? throw FigureWorkings.Unknown(figure), FigureUnit.Years, Figure: "returns/weighted-average-life"),
            ],
            pricing.AllInMargin ?? throw FigureWorkings.Unknown(figure),
            FigureUnit.RatePerAnnum,
            "all-in-cost");
    }

    public static Working BorrowerCost(LoanPricing pricing, ExplainedRun run, string figure)
    {
        var (dates, flows) = LenderReturns.BorrowerCash(run.Case, run.Run.Plan, run.Run.Outcome, run.Run.Size);
        return new(
            figure,
            "All-in cost to the borrower (XIRR)",
            "rate y at which the borrower's dated cash sums to zero: Σ cash × (1 + y)^(−days/365) = 0",
            [
                .. dates.Zip(flows)
                    .GroupBy(item => item.First, item => item.Second)
                    .OrderBy(day => day.Key)
                    .Select(day => new WorkingInput(day.Key.ToString("d MMM yyyy", CultureInfo.InvariantCulture), day.Sum(), FigureUnit.Amount))
                    .Where(input => input.Value != 0),
            ],
            pricing.BorrowerCost ?? throw FigureWorkings.Unknown(figure),
            FigureUnit.RatePerAnnum,
            "all-in-cost");
    }

    /// <summary>The field that holds the margin; null where it is blended out of several.</summary>
    private static string? OwnMarginPath(LoanPricing pricing, ExplainedRun run) => pricing.FromFixedRate ? "/facility/interest/fixedRatePerAnnum"
        : run.Case.Facility.Interest.Kind == RateKind.Floating && pricing.OwnMargin == run.Case.Facility.Interest.MarginPerAnnum ? "/facility/interest/marginPerAnnum" : null;

    private static string? OwnMarginSource(LoanPricing pricing, ExplainedRun run) => pricing.FromFixedRate ? "less the base rate's forwards weighted by balance and days"
        : OwnMarginPath(pricing, run) is not null ? null
        : run.Case.Facility.Tranches.Count > 0 ? "the tranches' margins by their shares; a fixed rate's is what it is over the forwards" : "the draws' margins by amount";

    public static Working MarginAtHurdle(CreditMeasures credit, ExplainedRun run, string figure)
    {
        if (credit.Pricing is not { MarginAtHurdle: { } value, OwnMargin: { } own } || credit.Return is not { } yearly || credit.HurdlePerAnnum is not { } hurdle)
            throw FigureWorkings.Unknown(figure);
        return new(
            figure,
            "Margin that earns the hurdle",
            "margin + (hurdle × capital − profit) ÷ balance of an average year by the loan's day count",
            [
                new("margin", own, FigureUnit.RatePerAnnum, OwnMarginPath(credit.Pricing, run), Source: OwnMarginSource(credit.Pricing, run)),
                new("hurdle", hurdle, FigureUnit.RatePerAnnum, "/credit/hurdlePerAnnum"),
                new("capital", yearly.Capital, FigureUnit.Amount, "/credit/capitalShare", "credit/raroc"),
                new("profit", yearly.Profit, FigureUnit.Amount, Figure: "credit/raroc"),
                new("balance of an average year", LoanPricer.MarginYears(run.Run), FigureUnit.Amount),
            ],
            value,
            FigureUnit.RatePerAnnum,
            "all-in-cost");
    }

    private static WorkingInput Step(LoanRating rated, RatingStep step, int place)
    {
        var name = $"{step.Name}: {step.Rating}";
        if (place == 0)
            return new(name, CreditRating.Parse(step.Rating).Rank + 1, FigureUnit.Count, Source: rated.UnratedShare > 0 ? $"{Amounts.Percent(rated.UnratedShare)} of the revenue comes from customers without a rating" : null);
        return step.Notches == 0
            ? new(name, CreditRating.Parse(step.Rating).Rank + 1, FigureUnit.Count)
            : new(name, step.Notches, FigureUnit.Count, step.Element is null ? null : "/credit/structure", Source: "the lender's scale of notches");
    }
}
