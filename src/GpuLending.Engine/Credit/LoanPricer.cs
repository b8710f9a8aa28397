using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Credit;

/// <summary>The loan's price beside the grid's, and its all-in cost. See docs/methodology/margin-grid.md and all-in-cost.md.</summary>
public static class LoanPricer
{
    /// <summary>Years over which the market spreads discount and fees, at most.</summary>
    public const double ShortcutYears = 4;

    /// <summary>The market's shortcut for a margin with discount: margin + points / min(4, life).</summary>
    /// <param name="marginPerAnnum">Margin, a fraction.</param>
    /// <param name="points">Discount and upfront fee as a share of the loan.</param>
    /// <param name="lifeYears">Average life in years, above zero.</param>
    /// <returns>A yearly fraction.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The life is not above zero.</exception>
    public static double AllInMargin(double marginPerAnnum, double points, double lifeYears)
    {
        if (!(lifeYears > 0))
            throw new ArgumentOutOfRangeException(nameof(lifeYears), lifeYears, "A life is above zero years.");
        return marginPerAnnum + (points / Math.Min(ShortcutYears, lifeYears));
    }

    internal static LoanPricing Of(DealRun run, UnderwritingResult result, string rating, RiskAdjustedReturn? yearly)
    {
        var facility = run.DealCase.Facility;
        var isNew = facility.OpeningBalance is null;
        var tenor = MonthArithmetic.WholeMonthsBetween(run.Timeline.Dates[0], run.Plan.Dates[^1]);
        var contracts = ContractMonths((run.Base ?? run).Operations, run.Plan.Months[^1], run.Timeline.Dates[0]);
        _ = CreditRating.TryParse(rating, out var letter);
        var isFixed = facility.Interest.Kind == RateKind.Fixed;
        var own = OwnMargin(run, result.Loan.Draws);
        var points = isNew ? facility.Fees.OriginalIssueDiscount + facility.Fees.Upfront : 0;
        var (dates, flows) = LenderReturns.BorrowerCash(run.DealCase, run.Plan, run.Outcome, run.Size);
        return new LoanPricing
        {
            Rating = rating,
            ContractMonths = contracts,
            TenorMonths = tenor,
            Row = run.Snapshot.Policy.MarginGrid.Find(letter, contracts, tenor),
            OwnMargin = own,
            FromFixedRate = isFixed && facility.Tranches.Count == 0,
            AllInMargin = own is { } margin && result.Returns.WeightedAverageLifeYears is > 0 and { } life ? AllInMargin(margin, points, life) : null,
            BorrowerCost = run.Size > CoverageRatios.Nothing && InternalRateOfReturn.TrySolveDated(dates.ToArray(), flows.ToArray(), out var search) ? search.Root : null,
            MarginAtHurdle = own is { } present && yearly is not null && run.DealCase.Credit.HurdlePerAnnum is { } hurdle && MarginYears(run) is > 0 and { } year
                ? present + (((hurdle * yearly.Capital) - yearly.Profit) / year)
                : null,
        };
    }

    /// <summary>The margin that the loan bears: of tranches by their shares, a fixed rate's over the average forward; of draws with margins of their own by amount; else the one in the terms. Null when a
    /// fixed rate has no forwards to be held against.</summary>
    private static double? OwnMargin(DealRun run, IReadOnlyList<DrawClock> draws)
    {
        var facility = run.DealCase.Facility;
        if (TrancheShares.HaveOwnRates(facility))
        {
            var shares = TrancheShares.Of(facility, run.DealCase.Currency);
            double? blended = 0;
            for (var i = 0; i < shares.Length; i++)
            {
                var terms = TrancheShares.Terms(facility, facility.Tranches[i]);
                blended += shares[i] * (terms.Kind == RateKind.Fixed ? terms.FixedRatePerAnnum - AverageForward(run) : terms.MarginPerAnnum);
            }

            return blended;
        }

        if (facility.Interest.Kind == RateKind.Fixed)
            return facility.Interest.FixedRatePerAnnum - AverageForward(run);
        var drawn = draws.Sum(draw => draw.Amount);
        return drawn > CoverageRatios.Nothing && draws.Any(draw => draw.MarginPerAnnum != draws[0].MarginPerAnnum)
            ? draws.Sum(draw => draw.Amount * draw.MarginPerAnnum) / drawn
            : draws.Count > 0 && drawn > CoverageRatios.Nothing ? draws[0].MarginPerAnnum : facility.Interest.MarginPerAnnum;
    }

    /// <summary>Months from closing to each contract's end, weighted by its fees until the last maturity; 0 without fees.</summary>
    private static double ContractMonths(OperatingProjection operations, int last, DateOnly closing)
    {
        double fees = 0, weighted = 0;
        for (var c = 0; c < operations.Contracts.Length; c++)
        {
            var own = 0.0;
            for (var m = 1; m <= last; m++)
                own += operations.Vectors.Fees(c)[m];
            fees += own;
            weighted += own * 12 * Math.Max(0, MonthArithmetic.YearsBetween(closing, operations.Contracts[c].End));
        }

        return fees > 0 ? weighted / fees : 0;
    }

    /// <summary>The base rate's forwards weighted by balance and days; null without forwards or balance.</summary>
    private static double? AverageForward(DealRun run)
    {
        if (!run.Snapshot.BaseRates.TryGetValue(run.DealCase.Facility.Interest.Index, out var forwards) || forwards.Pillars.Count == 0)
            return null;
        var shift = BaseRateShift.Of(run.Scenario, run.Timeline);
        double weighted = 0, weight = 0;
        for (var m = 1; m < run.Timeline.Count; m++)
        {
            var own = run.Balance[m - 1] * (run.Timeline.Dates[m].DayNumber - run.Timeline.Dates[m - 1].DayNumber);
            weighted += own * (forwards.RatePerAnnum(run.Timeline.Dates[m - 1]) + shift.On(run.Timeline.Dates[m - 1]));
            weight += own;
        }

        return weight > 0 ? weighted / weight : null;
    }

    /// <summary>What one more of margin would earn in an average year: balance by the loan's day count.</summary>
    internal static double MarginYears(DealRun run)
    {
        var dayCount = DayCount.All.First(known => known.Name == run.DealCase.Facility.Interest.DayCount);
        double earned = 0, life = 0;
        for (var m = 1; m < run.Timeline.Count && run.Timeline.Dates[m - 1] < run.Plan.PaidOn[^1]; m++)
        {
            earned += run.Balance[m - 1] * dayCount.YearFraction(run.Timeline.Dates[m - 1], run.Timeline.Dates[m]);
            life += (run.Timeline.Dates[m].DayNumber - run.Timeline.Dates[m - 1].DayNumber) / 365.0;
        }

        return life > 0 ? earned / life : 0;
    }
}
