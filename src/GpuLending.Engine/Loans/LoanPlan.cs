using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Loans;

/// <summary>The loan as numbers before its size is known: payment dates, draws as shares of the loan, and the interest that 1 of principal bears in each
/// period. Only the rates follow the scenario. See docs/methodology/draws.md and docs/methodology/interest.md.</summary>
internal sealed class LoanPlan
{
    private readonly PeriodRate[] _rates;
    private readonly PeriodRate[] _stubRates;

    /// <summary>Interest by draw and payment; empty when all draws bear the same rates.</summary>
    private readonly DrawInterest[][] _byDraw;

    private LoanPlan(
        Facility facility, Timeline timeline, int[] months, DateOnly[] dates, DateOnly[] paid, RepaymentSegment[] segments, double? sumEntered, RateSource rates, MarginPath margins)
    {
        Facility = facility;
        Timeline = timeline;
        Months = months;
        Dates = dates;
        PaidOn = paid;
        AccruedTo = facility.PaymentDates.InterestMoves ? paid : dates;
        Segments = segments;
        Draws = segments[^1].Draws;
        SumEntered = sumEntered;
        Rates = rates;
        Margins = margins;
        DayCount = DayCount.Parse(facility.Interest.DayCount);
        Rate = new double[dates.Length];
        Growth = new double[dates.Length];
        StubGrowth = new double[Draws.Length];
        LenderGrowth = rates.IsHedged ? new double[dates.Length] : Growth;
        StubLenderGrowth = rates.IsHedged ? new double[Draws.Length] : StubGrowth;
        _rates = new PeriodRate[dates.Length];
        _stubRates = new PeriodRate[Draws.Length];
        CapitalisedShare = new double[dates.Length];
        StubCapitalisedShare = new double[Draws.Length];
        _byDraw = margins.IsByDraw ? [.. Draws.Select(_ => new DrawInterest[dates.Length])] : [];
        FillInterest();
    }

    public Facility Facility { get; private set; }

    public Timeline Timeline { get; }

    /// <summary>Month of each payment; [0] is closing, which pays nothing.</summary>
    public int[] Months { get; private set; }

    /// <summary>Date of each payment before it is moved to a business day, one of the timeline's; [0] is closing.</summary>
    public DateOnly[] Dates { get; private set; }

    /// <summary>Day each payment is made; [0] is closing. Equal to <see cref="Dates"/> unless a business-day rule moves it.</summary>
    public DateOnly[] PaidOn { get; private set; }

    /// <summary>Day to which the interest of each payment runs, not counted; [0] is closing.</summary>
    public DateOnly[] AccruedTo { get; private set; }

    /// <summary>Each draw on its clock, amendments counted in.</summary>
    public DrawSlice[] Draws { get; private set; }

    /// <summary>The terms of repayment by payment: one, and one more for each amendment of maturity or repayment.</summary>
    public RepaymentSegment[] Segments { get; }

    /// <summary>The plan to the last payment under any of its terms: longer than this one where an amendment ends the loan earlier.</summary>
    public LoanPlan Whole { get; private set; } = null!;

    /// <summary>Sum of the draws entered; null when the plan does not fix it.</summary>
    public double? SumEntered { get; }

    public RateSource Rates { get; }

    public MarginPath Margins { get; }

    public DayCount DayCount { get; }

    /// <summary>Yearly rate of the period that ends at each payment, after cap and swap; of draws with margins of their own, blended by drawn amount.</summary>
    public double[] Rate { get; }

    /// <summary>Interest on 1 over the whole period that ends at each payment, after cap and swap; blended likewise.</summary>
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

    public static LoanPlan Resolve(DealCase dealCase, MarketSnapshot snapshot, FleetPlan baseFleet, BaseRateShift shift, Timeline timeline, (IReadOnlyList<(DateOnly Date, double Weight)> Draws, double? SumEntered)? held = null)
    {
        var facility = dealCase.Facility;
        var (planned, sumEntered) = held ?? PlannedDraws.Resolve(dealCase, baseFleet);
        if (!DayCount.TryParse(facility.Interest.DayCount, out var dayCount))
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

        var segments = DrawClocks.Segments(facility, timeline, dates, paid, planned).ToArray();
        var longest = segments.Max(segment => segment.Draws.Max(draw => draw.Last)) + 1;
        var count = segments[^1].Draws.Max(draw => draw.Last) + 1;
        var rates = RateSource.Of(facility, dealCase.Currency, snapshot, shift);
        var margins = MarginPath.Of(facility, DrawMargins.Of(dealCase, baseFleet, planned), dayCount);
        var whole = new LoanPlan(facility, timeline, [.. months.Take(longest)], dates[..longest], paid[..longest], segments, sumEntered, rates, margins);
        whole.Whole = whole;
        if (count == longest)
            return whole;
        var plan = (LoanPlan)whole.MemberwiseClone();
        (plan.Months, plan.Dates, plan.PaidOn, plan.AccruedTo) = ([.. months.Take(count)], dates[..count], paid[..count], whole.AccruedTo[..count]);
        return plan;
    }

    /// <summary>The plan under one set of its repayment terms, to its own last payment.</summary>
    public LoanPlan Under(RepaymentSegment segment)
    {
        var plan = (LoanPlan)Whole.MemberwiseClone();
        (plan.Facility, plan.Draws) = (Facility with { Amortisation = segment.Terms }, segment.Draws);
        return plan;
    }

    /// <summary>The latest day any draw can be outstanding under any of the terms, before it is brought to a payment date.</summary>
    public static DateOnly LatestMaturity(DealCase dealCase, FleetPlan fleet)
    {
        var latest = dealCase.ClosingDate;
        foreach (var (date, _) in PlannedDraws.Resolve(dealCase, fleet).Draws)
        {
            foreach (var maturity in DrawClocks.Maturities(dealCase.Facility, date))
            {
                if (maturity > latest)
                    latest = maturity;
            }
        }

        return latest;
    }

    /// <summary>Interest on 1 of a draw over the part of the period before payment k in which it is drawn; 0 before its first payment.</summary>
    public double GrowthOf(int draw, int k)
    {
        var first = Draws[draw].First;
        return k > first ? (_byDraw.Length > 0 ? _byDraw[draw][k].Growth : Growth[k]) : k == first ? StubGrowth[draw] : 0;
    }

    /// <summary>The lenders' part of it: before cap and swap.</summary>
    public double LenderGrowthOf(int draw, int k)
    {
        var first = Draws[draw].First;
        return k > first ? (_byDraw.Length > 0 ? _byDraw[draw][k].LenderGrowth : LenderGrowth[k]) : k == first ? StubLenderGrowth[draw] : 0;
    }

    public double CapitalisedShareOf(int draw, int k)
    {
        var first = Draws[draw].First;
        return k > first ? (_byDraw.Length > 0 ? _byDraw[draw][k].CapitalisedShare : CapitalisedShare[k]) : k == first ? StubCapitalisedShare[draw] : 0;
    }

    /// <summary>The rates of the period before payment k, for a draw.</summary>
    public PeriodRate RateOf(int draw, int k) => k == Draws[draw].First ? _stubRates[draw] : _byDraw.Length > 0 && k > Draws[draw].First ? _byDraw[draw][k].Rate : _rates[k];

    /// <summary>The rates of the whole period before payment k, from 1.</summary>
    public PeriodRate RateOf(int k) => _rates[k];

    /// <summary>What the lenders of a tranche are paid a year, for a draw over [start, end).</summary>
    public double TrancheRate(int tranche, int draw, DateOnly start, DateOnly end) => Rates.OfTranche(tranche, start, end, Margins.Over(draw, start, end)).Lender;

    /// <summary>The rates of one day for a draw.</summary>
    public PeriodRate RateOn(int draw, DateOnly date) => Rates.On(date, Margins.On(draw, date));

    /// <summary>First day on which interest of a draw runs before payment k.</summary>
    public DateOnly AccrualStart(int draw, int k) => k == Draws[draw].First ? Draws[draw].Date : AccruedTo[k - 1];

    /// <summary>Interest for being late, on 1 that is overdue over the whole period before payment k.</summary>
    public double DefaultGrowth(int k) => Facility.Interest.DefaultMarginPerAnnum * DayCount.YearFraction(AccruedTo[k - 1], AccruedTo[k]);

    /// <summary>The first payment on or after a day; one past the last when there is none.</summary>
    public int PaymentOnOrAfter(DateOnly day)
    {
        var at = Array.BinarySearch(Dates, day);
        return at >= 0 ? at : ~at;
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

    private void FillInterest()
    {
        for (var k = 1; k < Dates.Length; k++)
        {
            var (start, end) = (AccruedTo[k - 1], AccruedTo[k]);
            var period = Interest(0, start, end);
            for (var d = 0; d < _byDraw.Length; d++)
                _byDraw[d][k] = Interest(d, start, end);
            if (_byDraw.Length > 0)
                period = Blended(k);
            _rates[k] = period.Rate;
            Rate[k] = period.Rate.Borrower;
            Growth[k] = period.Growth;
            LenderGrowth[k] = period.LenderGrowth;
            CapitalisedShare[k] = period.CapitalisedShare;
        }

        for (var d = 0; d < Draws.Length; d++)
        {
            var stub = Interest(d, Draws[d].Date, AccruedTo[Draws[d].First]);
            _stubRates[d] = stub.Rate;
            StubGrowth[d] = stub.Growth;
            StubLenderGrowth[d] = stub.LenderGrowth;
            StubCapitalisedShare[d] = stub.CapitalisedShare;
        }
    }

    /// <summary>Interest of the draws outstanding in the period before payment k, by drawn amount; of the first draw while none is.</summary>
    private DrawInterest Blended(int k)
    {
        double weight = 0, lender = 0, borrower = 0, growth = 0, lenderGrowth = 0, capitalised = 0;
        for (var d = 0; d < Draws.Length; d++)
        {
            if (k < Draws[d].First || k > Draws[d].Last)
                continue;
            var (w, part) = (Draws[d].Weight, _byDraw[d][k]);
            weight += w;
            lender += w * part.Rate.Lender;
            borrower += w * part.Rate.Borrower;
            growth += w * part.Growth;
            lenderGrowth += w * part.LenderGrowth;
            capitalised += w * part.LenderGrowth * part.CapitalisedShare;
        }

        if (weight <= 0)
            return _byDraw[0][k];
        var rate = new PeriodRate(_byDraw[0][k].Rate.Base, lender / weight, borrower / weight);
        return new(rate, growth / weight, lenderGrowth / weight, lenderGrowth > 0 ? capitalised / lenderGrowth : 0);
    }

    /// <summary>Interest of a draw over [start, end): what is paid in kind bears its own margin on top.</summary>
    private DrawInterest Interest(int draw, DateOnly start, DateOnly end)
    {
        var years = DayCount.YearFraction(start, end);
        var rate = Rates.Over(start, end, Margins.Over(draw, start, end));
        var capitalised = ShareBefore(start, end);
        if (Facility.Interest.PayInKind is not { } kind)
            return new(rate, rate.Borrower * years, rate.Lender * years, capitalised);

        var from = Later(start, Later(kind.From ?? start, Facility.Interest.CapitalisedUntil ?? start));
        var until = kind.Until < end ? kind.Until : end;
        if (until <= from || years <= 0)
            return new(rate, rate.Borrower * years, rate.Lender * years, capitalised);
        var inKind = Amounts.Between(kind.Share, 0, 1, "/facility/interest/payInKind/share") * DayCount.YearFraction(from, until);
        var extra = Amounts.Between(kind.MarginPerAnnum, 0, 5, "/facility/interest/payInKind/marginPerAnnum") * inKind;
        var added = (rate.Lender * ((capitalised * years) + inKind)) + extra;
        rate = rate with { Lender = rate.Lender + (extra / years), Borrower = rate.Borrower + (extra / years) };
        var lender = rate.Lender * years;
        return new(rate, rate.Borrower * years, lender, lender > 0 ? Math.Min(1, added / lender) : 0);
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private double ShareBefore(DateOnly start, DateOnly end)
    {
        if (Facility.Interest.CapitalisedUntil is not { } until || until <= start)
            return 0;
        if (until >= end)
            return 1;
        var whole = DayCount.YearFraction(start, end);
        return whole > 0 ? DayCount.YearFraction(start, until) / whole : 0;
    }

    private readonly record struct DrawInterest(PeriodRate Rate, double Growth, double LenderGrowth, double CapitalisedShare);
}
