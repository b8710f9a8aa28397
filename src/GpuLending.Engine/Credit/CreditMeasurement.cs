using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Sizing;

namespace GpuLending.Engine.Credit;

/// <summary>Measures a finished run's expected loss and return on capital. See docs/methodology/expected-loss.md and raroc.md.</summary>
internal static class CreditMeasurement
{
    private const double DaysAYear = 365;

    public static CreditMeasures Of(DealRun run, UnderwritingResult result)
    {
        var terms = run.DealCase.Credit;
        Check(terms);
        var value = run.ValueByPremise[terms.LossPremise];
        var missing = new List<string>();
        var (rating, cumulative) = Probability(run, missing);
        var measures = new CreditMeasures
        {
            Rating = rating,
            ValueAtClosing = value[0],
            BorrowingBase = terms.BorrowingBaseAdvance is { } advance ? value[0] * HaircutValue.Factor(terms.Haircuts) * advance : null,
        };
        if (cumulative is null || run.Size <= CoverageRatios.Nothing)
            return measures with { Missing = missing };

        var rate = terms.DiscountRatePerAnnum ?? result.Returns.LenderXirr ?? result.Returns.RateAtClosing;
        var years = Years(run, result, value, cumulative, rate);
        var lifetime = years.Sum(year => year.Discounted);
        return measures with
        {
            Years = years,
            DiscountRatePerAnnum = rate,
            LifetimeLoss = lifetime,
            LifetimeLossShare = lifetime / run.Size,
            Return = Return(run, result, years.Sum(year => year.Loss), missing),
            Missing = missing,
        };
    }

    /// <summary>The letter and the probability of having defaulted within some years; null with a reason when there is none.</summary>
    private static (string? Rating, Func<double, double>? Cumulative) Probability(DealRun run, List<string> missing)
    {
        var terms = run.DealCase.Credit;
        if (terms.Basis == DefaultRateBasis.Entered)
        {
            if (terms.DefaultRatePerAnnum is { } entered)
                return (null, years => 1 - Math.Pow(1 - entered, years));
            missing.Add("Expected loss: no yearly default rate is entered.");
            return (null, null);
        }

        // The loan was made on the base run's contracts: its letter stands under stress.
        var operations = (run.Base ?? run).Operations;
        var letter = terms.Basis == DefaultRateBasis.Borrower
            ? run.DealCase.Borrower.Rating
            : CustomerCredit.Weighted(operations, run.Plan.Months[^1]).Letter;
        var who = terms.Basis == DefaultRateBasis.Borrower ? "the borrower" : "the customers' contracted revenue";
        var rates = new DefaultRates(run.Snapshot.CumulativeDefaultRates);
        if (!CreditRating.TryParse(letter, out var rating) || !rating.IsRated)
            missing.Add($"Expected loss: {who} has no rating.");
        else if (!rates.TryCumulative(rating, 1, out _))
            missing.Add($"Expected loss: market data {run.Snapshot.Id} has no default rates for {letter}.");
        else
            return (letter, years => rates.TryCumulative(rating, years, out var probability) ? probability : 0);
        return (letter, null);
    }

    private static ExpectedLossYear[] Years(DealRun run, UnderwritingResult result, IReadOnlyList<double> value, Func<double, double> cumulative, double rate)
    {
        var terms = run.DealCase.Credit;
        var (closing, last) = (run.Timeline.Dates[0], result.Loan.FinalMaturity);
        var life = MonthArithmetic.YearsBetween(closing, last);
        var years = new ExpectedLossYear[Math.Max(1, (int)Math.Ceiling(life - 1e-9))];
        for (var i = 0; i < years.Length; i++)
        {
            var end = Math.Min(i + 1, life);
            var (from, to) = (After(12 * i), After(12 * (i + 1)));
            var first = Math.Max(0, run.Timeline.MonthOnOrBefore(from));
            var exposure = 0.0;
            for (var m = first; m < run.Timeline.Count && (m == first || run.Timeline.Dates[m] < to); m++)
                exposure = Math.Max(exposure, run.Balance[m]);
            var middle = run.Timeline.MonthOnOrBefore(After((12 * i) + (int)Math.Floor((6 * (end - i)) + 1e-9)));
            var worth = value[Math.Clamp(middle, 0, value.Count - 1)] * HaircutValue.Factor(terms.Haircuts);
            years[i] = new ExpectedLossYear(
                i + 1,
                Math.Max(0, cumulative(end) - cumulative(i)),
                exposure,
                worth,
                ExpectedLoss.LossGivenDefault(exposure, worth),
                Math.Pow(1 + rate, -((i + end) / 2)));
        }

        return years;

        DateOnly After(int months) => MonthArithmetic.AddMonths(closing, months, run.DealCase.Facility.PaymentDates.EndOfMonth);
    }

    private static RiskAdjustedReturn? Return(DealRun run, UnderwritingResult result, double loss, List<string> missing)
    {
        var terms = run.DealCase.Credit;
        (double? Given, string Name)[] needed =
        [
            (terms.FundingSpreadPerAnnum, "funding spread"), (terms.CostPerAnnum, "running cost"), (terms.CapitalShare, "economic capital"),
            (terms.CapitalReturnPerAnnum, "return on capital"),
        ];
        var absent = needed.Where(input => input.Given is null).Select(input => input.Name).ToList();
        if (absent.Count > 0)
            missing.Add($"RAROC: {string.Join(", ", absent)} not entered.");
        var index = run.DealCase.Facility.Interest.Index;
        if (!run.Snapshot.BaseRates.TryGetValue(index, out var forwards) || forwards.Pillars.Count == 0)
        {
            missing.Add($"RAROC: market data {run.Snapshot.Id} has no forwards of {index} to fund at.");
            return null;
        }

        if (absent.Count > 0)
            return null;
        double balanceYears = 0, funding = 0, life = 0;
        for (var m = 1; m < run.Timeline.Count && run.Timeline.Dates[m - 1] < result.Loan.FinalMaturity; m++)
        {
            var days = run.Timeline.Dates[m].DayNumber - run.Timeline.Dates[m - 1].DayNumber;
            var cost = forwards.RatePerAnnum(run.Timeline.Dates[m - 1]) + run.Scenario.RateShift + terms.FundingSpreadPerAnnum!.Value;
            balanceYears += run.Balance[m - 1] * days / DaysAYear;
            funding += run.Balance[m - 1] * cost * days / 360;
            life += days / DaysAYear;
        }

        if (balanceYears <= 0)
            return null;
        var capital = balanceYears * terms.CapitalShare!.Value;
        return new RiskAdjustedReturn(
            LenderReturns.Income(run.DealCase, run.Plan, run.Outcome, run.Size) / life,
            funding / life,
            balanceYears * terms.CostPerAnnum!.Value / life,
            loss / life,
            capital * terms.CapitalReturnPerAnnum!.Value / life,
            capital / life);
    }

    private static void Check(CreditTerms terms)
    {
        if (!Enum.IsDefined(terms.Basis) || !Enum.IsDefined(terms.LossPremise))
            throw new NotComputableException("/credit has an unknown basis or premise.");
        Amounts.Between(terms.DefaultRatePerAnnum ?? 0, 0, 1, "/credit/defaultRatePerAnnum");
        Amounts.Between(terms.BorrowingBaseAdvance ?? 0, 0, 1, "/credit/borrowingBaseAdvance");
        Amounts.Between(terms.DiscountRatePerAnnum ?? 0, -0.5, 5, "/credit/discountRatePerAnnum");
        Amounts.Between(terms.FundingSpreadPerAnnum ?? 0, -0.5, 5, "/credit/fundingSpreadPerAnnum");
        Amounts.Between(terms.CostPerAnnum ?? 0, 0, 1, "/credit/costPerAnnum");
        Amounts.Between(terms.CapitalShare ?? 0, 0, 1, "/credit/capitalShare");
        Amounts.Between(terms.CapitalReturnPerAnnum ?? 0, -0.5, 5, "/credit/capitalReturnPerAnnum");
        for (var i = 0; i < terms.Haircuts.Count; i++)
            Amounts.Between(terms.Haircuts[i].Share, 0, 1, $"/credit/haircuts/{i}/share");
    }
}
