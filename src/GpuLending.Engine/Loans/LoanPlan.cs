using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Loans;

/// <summary>The loan as numbers before its size is known: payment dates, draws as shares of the loan, and the interest that 1 of principal bears in each
/// period. Only the rates follow the scenario. See docs/methodology/draws.md and docs/methodology/interest.md.</summary>
internal sealed class LoanPlan
{
    private LoanPlan(Facility facility, Timeline timeline, int[] months, DateOnly[] dates, DrawSlice[] draws, double? sumEntered, RateSource rates)
    {
        Facility = facility;
        Timeline = timeline;
        Months = months;
        Dates = dates;
        Draws = draws;
        SumEntered = sumEntered;
        Rates = rates;
        DayCount = DayCount.Parse(facility.Interest.DayCount);
        Rate = new double[dates.Length];
        Growth = new double[dates.Length];
        StubGrowth = new double[draws.Length];
        CapitalisedShare = new double[dates.Length];
        StubCapitalisedShare = new double[draws.Length];
        FillInterest();
    }

    public Facility Facility { get; }

    public Timeline Timeline { get; }

    /// <summary>Month of each payment; [0] is closing, which pays nothing.</summary>
    public int[] Months { get; }

    /// <summary>Date of each payment; [0] is closing.</summary>
    public DateOnly[] Dates { get; }

    public DrawSlice[] Draws { get; }

    /// <summary>Sum of the draws entered; null when the plan does not fix it.</summary>
    public double? SumEntered { get; }

    public RateSource Rates { get; }

    public DayCount DayCount { get; }

    /// <summary>Yearly rate of the period that ends at each payment.</summary>
    public double[] Rate { get; }

    /// <summary>Interest on 1 over the whole period that ends at each payment.</summary>
    public double[] Growth { get; }

    /// <summary>Interest on 1 of each draw from its day to the first payment after it.</summary>
    public double[] StubGrowth { get; }

    /// <summary>Part of a period's interest that is capitalised, 0 to 1.</summary>
    public double[] CapitalisedShare { get; }

    public double[] StubCapitalisedShare { get; }

    /// <summary>Payments, closing not counted.</summary>
    public int LastPayment => Dates.Length - 1;

    public DateOnly FinalMaturity => Dates[^1];

    public static LoanPlan Resolve(DealCase dealCase, MarketSnapshot snapshot, FleetPlan baseFleet, double rateShift, Timeline timeline)
    {
        var facility = dealCase.Facility;
        var (planned, sumEntered) = PlannedDraws.Resolve(dealCase, baseFleet);
        if (!DayCount.TryParse(facility.Interest.DayCount, out _))
            throw new NotComputableException($"/facility/interest/dayCount '{facility.Interest.DayCount}' is not a day count.");

        var months = new List<int> { 0 };
        for (var m = timeline.FirstPaymentMonth; m <= timeline.Last; m += timeline.PeriodMonths)
            months.Add(m);
        var dates = months.Select(m => timeline.Dates[m]).ToArray();
        var draws = planned.Select(draw => Slice(facility, timeline, dates, draw.Date, draw.Weight)).ToArray();
        var count = draws.Max(draw => draw.Last) + 1;
        return new LoanPlan(
            facility, timeline, [.. months.Take(count)], dates[..count], draws, sumEntered, RateSource.Resolve(facility.Interest, snapshot, rateShift));
    }

    /// <summary>The latest day any draw can be outstanding, before it is brought to a payment date.</summary>
    public static DateOnly LatestMaturity(DealCase dealCase, FleetPlan fleet)
    {
        var latest = dealCase.ClosingDate;
        foreach (var (date, _) in PlannedDraws.Resolve(dealCase, fleet).Draws)
        {
            var maturity = Maturity(dealCase.Facility, date);
            if (maturity > latest)
                latest = maturity;
        }

        return latest;
    }

    /// <summary>Interest on 1 of a draw over the part of the period before payment k in which it is drawn; 0 before its first payment.</summary>
    public double GrowthOf(int draw, int k) => k > Draws[draw].First ? Growth[k] : k == Draws[draw].First ? StubGrowth[draw] : 0;

    public double CapitalisedShareOf(int draw, int k) =>
        k > Draws[draw].First ? CapitalisedShare[k] : k == Draws[draw].First ? StubCapitalisedShare[draw] : 0;

    /// <summary>First day on which interest of a draw runs before payment k.</summary>
    public DateOnly AccrualStart(int draw, int k) => k == Draws[draw].First ? Draws[draw].Date : Dates[k - 1];

    private static DateOnly Maturity(Facility facility, DateOnly draw)
    {
        Amounts.Between(facility.TenorMonths, 1, Timeline.LongestMonths, "/facility/tenorMonths");
        var maturity = MonthArithmetic.AddMonths(draw, facility.TenorMonths, EndOfMonthRule.MonthEnd);
        return facility.FinalMaturity is { } final && final < maturity ? final : maturity;
    }

    private static DrawSlice Slice(Facility facility, Timeline timeline, DateOnly[] dates, DateOnly date, double weight)
    {
        var month = timeline.MonthOnOrAfter(date);
        if (date >= dates[^1] || month > timeline.Last)
            throw new NotComputableException($"The draw on {Amounts.Day(date)} has no payment date after it within {Timeline.LongestMonths} months of closing.");
        var maturity = Maturity(facility, date);
        if (maturity <= date)
            throw new NotComputableException($"The draw on {Amounts.Day(date)} would mature on {Amounts.Day(maturity)}, not after it.");
        var first = FirstAfter(dates, date);
        var last = Math.Max(first, FirstAfter(dates, maturity) - 1);
        var interestOnly = Amounts.Between(facility.Amortisation.InterestOnlyMonths, 0, Timeline.LongestMonths, "/facility/amortisation/interestOnlyMonths");
        var free = MonthArithmetic.AddMonths(date, interestOnly, EndOfMonthRule.MonthEnd);
        if (facility.Interest.CapitalisedUntil is { } until && until > free)
            free = until;
        var firstPrincipal = Math.Min(last, Math.Max(first, FirstAfter(dates, free)));
        return new DrawSlice(date, weight, month, first, firstPrincipal, last);
    }

    /// <summary>The first payment after a day; one past the last when there is none.</summary>
    private static int FirstAfter(DateOnly[] dates, DateOnly day)
    {
        var at = Array.BinarySearch(dates, day);
        return at >= 0 ? at + 1 : ~at;
    }

    private void FillInterest()
    {
        for (var k = 1; k < Dates.Length; k++)
        {
            Rate[k] = Rates.On(Dates[k - 1]);
            Growth[k] = Rate[k] * DayCount.YearFraction(Dates[k - 1], Dates[k]);
            CapitalisedShare[k] = ShareBefore(Dates[k - 1], Dates[k]);
        }

        for (var d = 0; d < Draws.Length; d++)
        {
            var (start, end) = (Draws[d].Date, Dates[Draws[d].First]);
            StubGrowth[d] = Rates.On(start) * DayCount.YearFraction(start, end);
            StubCapitalisedShare[d] = ShareBefore(start, end);
        }
    }

    private double ShareBefore(DateOnly start, DateOnly end)
    {
        if (Facility.Interest.CapitalisedUntil is not { } until || until <= start)
            return 0;
        if (until >= end)
            return 1;
        var whole = DayCount.YearFraction(start, end);
        return whole > 0 ? DayCount.YearFraction(start, until) / whole : 0;
    }
}
