using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Loans;

/// <summary>The loan as numbers before its size is known: payment dates, draws as shares of the loan, and the interest that 1 of principal bears in each
/// period. Only the rates follow the scenario. See docs/methodology/draws.md and docs/methodology/interest.md.</summary>
internal sealed class LoanPlan
{
    private readonly PeriodRate[] _rates;
    private readonly PeriodRate[] _stubRates;

    private LoanPlan(
        Facility facility, Timeline timeline, int[] months, DateOnly[] dates, DateOnly[] paid, DrawSlice[] draws, double? sumEntered, RateSource rates)
    {
        Facility = facility;
        Timeline = timeline;
        Months = months;
        Dates = dates;
        PaidOn = paid;
        AccruedTo = facility.PaymentDates.InterestMoves ? paid : dates;
        Draws = draws;
        SumEntered = sumEntered;
        Rates = rates;
        DayCount = DayCount.Parse(facility.Interest.DayCount);
        Rate = new double[dates.Length];
        Growth = new double[dates.Length];
        StubGrowth = new double[draws.Length];
        LenderGrowth = rates.IsHedged ? new double[dates.Length] : Growth;
        StubLenderGrowth = rates.IsHedged ? new double[draws.Length] : StubGrowth;
        _rates = new PeriodRate[dates.Length];
        _stubRates = new PeriodRate[draws.Length];
        CapitalisedShare = new double[dates.Length];
        StubCapitalisedShare = new double[draws.Length];
        FillInterest();
    }

    public Facility Facility { get; }

    public Timeline Timeline { get; }

    /// <summary>Month of each payment; [0] is closing, which pays nothing.</summary>
    public int[] Months { get; }

    /// <summary>Date of each payment before it is moved to a business day, one of the timeline's; [0] is closing.</summary>
    public DateOnly[] Dates { get; }

    /// <summary>Day each payment is made; [0] is closing. Equal to <see cref="Dates"/> unless a business-day rule moves it.</summary>
    public DateOnly[] PaidOn { get; }

    /// <summary>Day to which the interest of each payment runs, not counted; [0] is closing.</summary>
    public DateOnly[] AccruedTo { get; }

    public DrawSlice[] Draws { get; }

    /// <summary>Sum of the draws entered; null when the plan does not fix it.</summary>
    public double? SumEntered { get; }

    public RateSource Rates { get; }

    public DayCount DayCount { get; }

    /// <summary>Yearly rate of the period that ends at each payment, after cap and swap.</summary>
    public double[] Rate { get; }

    /// <summary>Interest on 1 over the whole period that ends at each payment, after cap and swap.</summary>
    public double[] Growth { get; }

    /// <summary>The same before cap and swap: what the lenders are paid. The same array when nothing is hedged.</summary>
    public double[] LenderGrowth { get; }

    public double[] StubLenderGrowth { get; }

    /// <summary>Interest on 1 of each draw from its day to the first payment after it.</summary>
    public double[] StubGrowth { get; }

    /// <summary>Part of a period's interest that is capitalised, 0 to 1.</summary>
    public double[] CapitalisedShare { get; }

    public double[] StubCapitalisedShare { get; }

    /// <summary>Payments, closing not counted.</summary>
    public int LastPayment => Dates.Length - 1;

    public DateOnly FinalMaturity => Dates[^1];

    public static LoanPlan Resolve(DealCase dealCase, MarketSnapshot snapshot, FleetPlan baseFleet, double rateShift, Timeline timeline, (IReadOnlyList<(DateOnly Date, double Weight)> Draws, double? SumEntered)? held = null)
    {
        var facility = dealCase.Facility;
        var (planned, sumEntered) = held ?? PlannedDraws.Resolve(dealCase, baseFleet);
        if (!DayCount.TryParse(facility.Interest.DayCount, out _))
            throw new NotComputableException($"/facility/interest/dayCount '{facility.Interest.DayCount}' is not a day count.");

        List<int> months = [0, .. timeline.PaymentMonths(facility.PaymentDates.FinalStub)];
        var dates = months.Select(m => timeline.Dates[m]).ToArray();
        var paid = PaidDates(facility.PaymentDates, dates);
        if (paid.Length > 2 && paid[^1] <= paid[^2])
        {
            // A last period of a few days that moving leaves without a day is one with the period before it.
            months.RemoveAt(months.Count - 2);
            dates = [.. months.Select(m => timeline.Dates[m])];
            paid = PaidDates(facility.PaymentDates, dates);
        }

        var draws = planned.Select(draw => Slice(facility, timeline, dates, paid, draw.Date, draw.Weight)).ToArray();
        var count = draws.Max(draw => draw.Last) + 1;
        return new LoanPlan(
            facility, timeline, [.. months.Take(count)], dates[..count], paid[..count], draws, sumEntered, RateSource.Of(facility, dealCase.Currency, snapshot, rateShift));
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

    /// <summary>The lenders' part of it: before cap and swap.</summary>
    public double LenderGrowthOf(int draw, int k) => k > Draws[draw].First ? LenderGrowth[k] : k == Draws[draw].First ? StubLenderGrowth[draw] : 0;

    public double CapitalisedShareOf(int draw, int k) =>
        k > Draws[draw].First ? CapitalisedShare[k] : k == Draws[draw].First ? StubCapitalisedShare[draw] : 0;

    /// <summary>The rates of the period before payment k, for a draw.</summary>
    public PeriodRate RateOf(int draw, int k) => k == Draws[draw].First ? _stubRates[draw] : _rates[k];

    /// <summary>The rates of the whole period before payment k, from 1.</summary>
    public PeriodRate RateOf(int k) => _rates[k];

    /// <summary>Yearly rate that a tranche's lenders are paid on a draw over [start, end); the loan's own without tranches.</summary>
    public double TrancheRate(int tranche, int draw, DateOnly start, DateOnly end) => Rates.OfTranche(tranche, start, end).Lender;

    /// <summary>First day on which interest of a draw runs before payment k.</summary>
    public DateOnly AccrualStart(int draw, int k) => k == Draws[draw].First ? Draws[draw].Date : AccruedTo[k - 1];

    /// <summary>Interest for being late, on 1 that is overdue over the whole period before payment k.</summary>
    public double DefaultGrowth(int k) => Facility.Interest.DefaultMarginPerAnnum * DayCount.YearFraction(AccruedTo[k - 1], AccruedTo[k]);

    private static DateOnly Maturity(Facility facility, DateOnly draw)
    {
        Amounts.Between(facility.TenorMonths, 1, Timeline.LongestMonths, "/facility/tenorMonths");
        var maturity = MonthArithmetic.AddMonths(draw, facility.TenorMonths, facility.PaymentDates.EndOfMonth);
        return facility.FinalMaturity is { } final && final < maturity ? final : maturity;
    }

    /// <summary>The days on which payments are made. A date that its rule would bring to closing or before it goes forward instead.</summary>
    private static DateOnly[] PaidDates(PaymentDateTerms terms, DateOnly[] dates)
    {
        if (!Enum.IsDefined(terms.Rule) || !Enum.IsDefined(terms.EndOfMonth) || !Enum.IsDefined(terms.FinalStub))
            throw new NotComputableException("/facility/paymentDates has an unknown rule.");
        if (terms.Rule == BusinessDayRule.Unadjusted)
            return dates;
        if (!BusinessCalendar.TryParse(terms.Calendar, out var calendar))
            throw new NotComputableException($"/facility/paymentDates/calendar '{terms.Calendar}' is not a calendar.");
        var paid = new DateOnly[dates.Length];
        paid[0] = dates[0];
        for (var k = 1; k < dates.Length; k++)
        {
            paid[k] = calendar.Adjust(dates[k], terms.Rule);
            if (paid[k] <= dates[0])
                paid[k] = calendar.Adjust(dates[k], BusinessDayRule.Following);
        }

        return paid;
    }

    private static DrawSlice Slice(Facility facility, Timeline timeline, DateOnly[] dates, DateOnly[] paid, DateOnly date, double weight)
    {
        var month = timeline.MonthOnOrAfter(date);
        if (date >= dates[^1] || month > timeline.Last)
            throw new NotComputableException($"The draw on {Amounts.Day(date)} has no payment date after it within {Timeline.LongestMonths} months of closing.");
        var maturity = Maturity(facility, date);
        if (maturity <= date)
            throw new NotComputableException($"The draw on {Amounts.Day(date)} would mature on {Amounts.Day(maturity)}, not after it.");
        // A draw made after the day to which its payment date was moved has its first payment at the next.
        var first = FirstAfter(dates, date);
        while (first < paid.Length && paid[first] <= date)
            first++;
        if (first == paid.Length)
            throw new NotComputableException($"The draw on {Amounts.Day(date)} has no payment date after it.");
        var last = Math.Max(first, FirstAfter(dates, maturity) - 1);
        var interestOnly = Amounts.Between(facility.Amortisation.InterestOnlyMonths, 0, Timeline.LongestMonths, "/facility/amortisation/interestOnlyMonths");
        var free = MonthArithmetic.AddMonths(date, interestOnly, facility.PaymentDates.EndOfMonth);
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
            var (start, end) = (AccruedTo[k - 1], AccruedTo[k]);
            var years = DayCount.YearFraction(start, end);
            _rates[k] = Rates.Over(start, end);
            Rate[k] = _rates[k].Borrower;
            Growth[k] = Rate[k] * years;
            LenderGrowth[k] = _rates[k].Lender * years;
            CapitalisedShare[k] = ShareBefore(start, end);
        }

        for (var d = 0; d < Draws.Length; d++)
        {
            var (start, end) = (Draws[d].Date, AccruedTo[Draws[d].First]);
            var years = DayCount.YearFraction(start, end);
            _stubRates[d] = Rates.Over(start, end);
            StubGrowth[d] = _stubRates[d].Borrower * years;
            StubLenderGrowth[d] = _stubRates[d].Lender * years;
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
