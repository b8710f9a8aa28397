using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Market;

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
        var rated = terms.Basis == DefaultRateBasis.Entered ? null : LoanRater.Rate(run);
        var cumulative = Probability(run, rated, missing);
        var measures = new CreditMeasures
        {
            Rating = rated?.Letter,
            Rated = rated,
            HurdlePerAnnum = terms.HurdlePerAnnum,
            ValueAtClosing = value[0],
            BorrowingBase = terms.BorrowingBaseAdvance is { } advance ? value[0] * HaircutValue.Factor(terms.Haircuts) * advance : null,
        };
        if (cumulative is null || run.Size <= CoverageRatios.Nothing)
            return measures with { Pricing = LoanPricer.Of(run, result, rated?.Letter ?? "NR", null), Missing = missing };

        var rate = terms.DiscountRatePerAnnum ?? result.Returns.LenderXirr ?? result.Returns.RateAtClosing;
        var years = Years(run, result, value, cumulative, rate);
        var lifetime = years.Sum(year => year.Discounted);
        var weight = years.Sum(year => year.MarginalProbability * year.Exposure);
        var earned = Return(run, result, years.Sum(year => year.Loss), missing);
        return measures with
        {
            FirstYearProbability = years[0].MarginalProbability,
            LifetimeProbability = years.Sum(year => year.MarginalProbability),
            LossGivenDefault = weight > 0 ? years.Sum(year => year.MarginalProbability * year.Exposure * year.LossGivenDefault) / weight : null,
            Pricing = LoanPricer.Of(run, result, rated?.Letter ?? "NR", earned),
            Years = years,
            DiscountRatePerAnnum = rate,
            LifetimeLoss = lifetime,
            LifetimeLossShare = lifetime / run.Size,
            Return = earned,
            Missing = missing,
        };
    }

    /// <summary>The probability of having defaulted within some years; null with a reason when there is none.</summary>
    internal static Func<double, double>? Cumulative(DealRun run, LoanRating? rated) => Probability(run, rated, []);

    private static Func<double, double>? Probability(DealRun run, LoanRating? rated, List<string> missing)
    {
        var terms = run.DealCase.Credit;
        if (rated is null)
        {
            if (terms.DefaultRatePerAnnum is { } entered)
                return years => 1 - Math.Pow(1 - entered, years);
            missing.Add("Expected loss: no yearly default rate is entered.");
            return null;
        }

        var who = terms.Basis == DefaultRateBasis.Borrower ? "the borrower" : "the customers' contracted revenue";
        var rates = new DefaultRates(run.Snapshot.CumulativeDefaultRates);
        // Without a checklist the letter is read by category, as the tables are published; notches count only where they were taken.
        var byNotch = terms.Structure is not null && terms.Basis == DefaultRateBasis.Customers;
        if (!CreditRating.TryParse(rated.Letter, out var rating) || !rating.IsRated)
            missing.Add($"Expected loss: {who} has no rating.");
        else if (!TryCumulative(1, out _))
            missing.Add($"Expected loss: market data {run.Snapshot.Id} has no default rates for {rated.Letter}.");
        else
            return years => TryCumulative(years, out var probability) ? probability : 0;
        return null;

        bool TryCumulative(double years, out double probability) =>
            byNotch ? rates.TryCumulativeByNotch(rating, years, out probability) : rates.TryCumulative(rating, years, out probability);
    }

    private static ExpectedLossYear[] Years(DealRun run, UnderwritingResult result, IReadOnlyList<double> value, Func<double, double> cumulative, double rate)
    {
        var terms = run.DealCase.Credit;
        var life = MonthArithmetic.YearsBetween(run.Timeline.Dates[0], result.Loan.FinalMaturity);
        var ways = terms.Recovery is { } recovery ? new RecoveryWays(run, recovery, rate) : null;
        var years = new ExpectedLossYear[Math.Max(1, (int)Math.Ceiling(life - 1e-9))];
        for (var i = 0; i < years.Length; i++)
        {
            var (end, months, middle) = SpanOf(run, result, i);
            var exposure = months.Count == 0 ? 0 : Math.Max(0, months.Max(m => run.Balance[m]));
            var worth = value[middle] * HaircutValue.Factor(terms.Haircuts);
            IReadOnlyList<RouteLoss> routes = ways?.Of(middle, exposure) ?? [];
            years[i] = new ExpectedLossYear(
                i + 1,
                Math.Max(0, cumulative(end) - cumulative(i)),
                exposure,
                worth,
                ways is null ? ExpectedLoss.LossGivenDefault(exposure, worth) : LossGivenDefault.Weighted(routes),
                Math.Pow(1 + rate, -((i + end) / 2)))
            {
                Routes = routes,
            };
        }

        return years;
    }

    /// <summary>A year of the loan's life, from 0: where it ends in years from closing, the months whose balance counts, and the month in its middle.</summary>
    internal static (double End, IReadOnlyList<int> Months, int Middle) SpanOf(DealRun run, UnderwritingResult result, int i)
    {
        var closing = run.Timeline.Dates[0];
        var end = Math.Min(i + 1, MonthArithmetic.YearsBetween(closing, result.Loan.FinalMaturity));
        var (from, to) = (After(12 * i), After(12 * (i + 1)));
        var first = Math.Max(0, run.Timeline.MonthOnOrBefore(from));
        var months = new List<int>(13);
        for (var m = first; m < run.Timeline.Count && (m == first || run.Timeline.Dates[m] < to); m++)
            months.Add(m);
        var middle = run.Timeline.MonthOnOrBefore(After((12 * i) + (int)Math.Floor((6 * (end - i)) + 1e-9)));
        return (end, months, Math.Clamp(middle, 0, run.Timeline.Count - 1));

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
        if (Forwards(run) is null)
        {
            missing.Add($"RAROC: market data {run.Snapshot.Id} has no forwards of {index} to fund at.");
            return null;
        }

        if (absent.Count > 0 || Carried(run, result) is not { } carried)
            return null;
        var (balanceYears, funding, life) = carried;
        var capital = balanceYears * terms.CapitalShare!.Value;
        return new RiskAdjustedReturn(
            LenderReturns.Income(run.DealCase, run.Plan, run.Outcome, run.Size) / life,
            funding / life,
            balanceYears * terms.CostPerAnnum!.Value / life,
            loss / life,
            capital * terms.CapitalReturnPerAnnum!.Value / life,
            capital / life);
    }

    /// <summary>The balance carried over the loan's life in amount-years, what it costs to fund and the years of the life; null where nothing is owed or no forwards fund it.</summary>
    internal static (double BalanceYears, double Funding, double Life)? Carried(DealRun run, UnderwritingResult result)
    {
        if (Forwards(run) is not { } forwards)
            return null;
        var spread = run.DealCase.Credit.FundingSpreadPerAnnum ?? 0;
        var shift = BaseRateShift.Of(run.Scenario, run.Timeline);
        double balanceYears = 0, funding = 0, life = 0;
        for (var m = 1; m < run.Timeline.Count && run.Timeline.Dates[m - 1] < result.Loan.FinalMaturity; m++)
        {
            var days = run.Timeline.Dates[m].DayNumber - run.Timeline.Dates[m - 1].DayNumber;
            var cost = forwards.RatePerAnnum(run.Timeline.Dates[m - 1]) + shift.On(run.Timeline.Dates[m - 1]) + spread;
            balanceYears += run.Balance[m - 1] * days / DaysAYear;
            funding += run.Balance[m - 1] * cost * days / 360;
            life += days / DaysAYear;
        }

        return balanceYears > 0 ? (balanceYears, funding, life) : null;
    }

    private static ForwardCurve? Forwards(DealRun run) =>
        run.Snapshot.BaseRates.TryGetValue(run.DealCase.Facility.Interest.Index, out var forwards) && forwards.Pillars.Count > 0 ? forwards : null;

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
        Amounts.Between(terms.HurdlePerAnnum ?? 0, -0.5, 5, "/credit/hurdlePerAnnum");
        if (terms.Recovery is { } recovery)
            Check(recovery);
        for (var i = 0; i < terms.Haircuts.Count; i++)
            Amounts.Between(terms.Haircuts[i].Share, 0, 1, $"/credit/haircuts/{i}/share");
    }

    private static void Check(RecoveryTerms terms)
    {
        const string at = "/credit/recovery/";
        var sum = Amounts.Between(terms.OperatorFailsShare, 0, 1, at + "operatorFailsShare")
            + Amounts.Between(terms.CustomerFailsShare, 0, 1, at + "customerFailsShare")
            + Amounts.Between(terms.BothFailShare, 0, 1, at + "bothFailShare");
        if (Math.Abs(sum - 1) > LossGivenDefault.ShareTolerance)
            throw new NotComputableException($"{at}: the shares of who fails sum to {Amounts.Percent(sum)}, not 100 %.");
        Amounts.Between(terms.ReplacementWorks, 0, 1, at + "replacementWorks");
        Amounts.Between(terms.ReplacementGapMonths, 0, 120, at + "replacementGapMonths");
        Amounts.Between(terms.ReplacementFeeShare, 0, 1, at + "replacementFeeShare");
        Amounts.Between(terms.ReletWorks, 0, 1, at + "reletWorks");
        Amounts.Between(terms.ReletVoidMonths, 0, 120, at + "reletVoidMonths");
        Amounts.Between(terms.ReletRentShare, 0, 1, at + "reletRentShare");
        Amounts.Between(terms.EnforcementCostShare, 0, 1, at + "enforcementCostShare");
        Amounts.Between(terms.MonthsWithoutAccess, 0, 120, at + "monthsWithoutAccess");
        Amounts.Between(terms.LossWithoutSerials, 0, 1, at + "lossWithoutSerials");
    }
}
