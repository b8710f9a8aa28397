using GpuLending.Engine.Calendars;
using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Cashflows;

/// <summary>The months of a deal. Index 0 is closing; every payment date is one of the others.
/// <para>The months follow closing by the end-of-month rule when the first payment date does too; otherwise they follow the first payment
/// date backwards and forwards, and the first month is the short one from closing to the first of them. A loan that ends between two months' dates, by a
/// stub of its own, has its last day among the dates: the month it falls in is there in two parts.</para>
/// See docs/methodology/timeline.md.</summary>
internal sealed class Timeline
{
    /// <summary>Forty years: the longest a deal may live.</summary>
    public const int LongestMonths = 480;

    private readonly int _firstPaymentMonth;
    private readonly int _periodMonths;
    private readonly int? _stubMonth;
    private readonly int? _insertedMonth;

    private Timeline(
        DateOnly[] dates, double[] monthShare, double[] yearsSinceClosing, int[] wholeYears, int firstPayment, int period, int? stubMonth, int? insertedMonth)
    {
        Dates = dates;
        MonthShare = monthShare;
        YearsSinceClosing = yearsSinceClosing;
        WholeYearsAtStart = wholeYears;
        _firstPaymentMonth = firstPayment;
        _periodMonths = period;
        _stubMonth = stubMonth;
        _insertedMonth = insertedMonth;
    }

    /// <summary>The date of each month; [0] is closing.</summary>
    public DateOnly[] Dates { get; }

    /// <summary>Days of month m over days of the whole month that ends there: 1, but for a short first month. [0] is 0.</summary>
    public double[] MonthShare { get; }

    /// <summary>Years of twelve equal months from closing to each date.</summary>
    public double[] YearsSinceClosing { get; }

    /// <summary>Whole years from closing to the start of month m: how often yearly steps have been taken in it. [0] is 0.</summary>
    public int[] WholeYearsAtStart { get; }

    /// <summary>The last month's index.</summary>
    public int Last => Dates.Length - 1;

    /// <summary>Months, closing included: the length of every path.</summary>
    public int Count => Dates.Length;

    /// <summary>The grid up to the first month on or after a date, or up to the longest.</summary>
    /// <param name="closing">Month zero.</param>
    /// <param name="firstPayment">First payment date; null for one period after closing.</param>
    /// <param name="periodMonths">Months between payment dates.</param>
    /// <param name="until">Day that the grid reaches.</param>
    /// <param name="rule">What a date at a month's end does in other months.</param>
    /// <param name="stub">Last day of a loan that ends by a stub; null when it ends on a regular payment date.</param>
    public static Timeline Build(
        DateOnly closing, DateOnly? firstPayment, int periodMonths, DateOnly until, EndOfMonthRule rule = EndOfMonthRule.MonthEnd, DateOnly? stub = null)
    {
        if (closing.Year is < 1990 or > 2150)
            throw new NotComputableException($"The closing date {Amounts.Day(closing)} is outside 1990 to 2150.");
        var (anchor, offset, first) = Anchor(closing, firstPayment, periodMonths, rule);

        var dates = new List<DateOnly>(96) { closing };
        while ((dates[^1] < until || dates.Count <= first) && dates.Count <= LongestMonths)
            dates.Add(MonthArithmetic.AddMonths(anchor, offset + dates.Count, rule));
        var at = stub is { } day && day > closing && day <= dates[^1] ? dates.BinarySearch(day) : 0;
        int? inserted = at < 0 ? ~at : null;
        if (inserted is { } place)
            dates.Insert(place, stub!.Value);

        var count = dates.Count;
        var share = new double[count];
        var years = new double[count];
        var wholeYears = new int[count];
        for (var m = 1; m < count; m++)
        {
            var regular = m - (inserted < m ? 1 : 0);
            var monthStart = MonthArithmetic.AddMonths(anchor, offset + regular - 1, rule);
            var monthEnd = m == inserted ? dates[m + 1] : dates[m];
            share[m] = (dates[m].DayNumber - dates[m - 1].DayNumber) / (double)(monthEnd.DayNumber - monthStart.DayNumber);
            years[m] = offset == 0 && m != inserted ? regular / 12.0 : MonthArithmetic.YearsBetween(closing, dates[m]);
            wholeYears[m] = offset == 0 ? (regular - 1) / 12 : Math.Max(0, MonthArithmetic.WholeMonthsBetween(closing, dates[m - 1])) / 12;
        }

        int? stubMonth = inserted ?? (at > 0 && (at < first || (at - first) % periodMonths != 0) ? at : null);
        return new Timeline([.. dates], share, years, wholeYears, first, periodMonths, stubMonth, inserted);
    }

    /// <summary>The months of the payment dates, in order. With a stub at the end the loan's last day is the last of them.</summary>
    /// <param name="stub">Whether the last period is the short one, or the short one and the regular one before it together.</param>
    public List<int> PaymentMonths(FinalStub stub)
    {
        var months = new List<int>();
        for (var regular = _firstPaymentMonth; ; regular += _periodMonths)
        {
            var m = regular + (_insertedMonth <= regular ? 1 : 0);
            if (m > Last || _stubMonth <= m)
                break;
            months.Add(m);
        }

        if (_stubMonth is not { } last)
            return months;
        if (stub == FinalStub.Long && months.Count > 0)
            months.RemoveAt(months.Count - 1);
        months.Add(last);
        return months;
    }

    /// <summary>The first month whose date is on or after a day; one past the last when the day is later than all.</summary>
    public int MonthOnOrAfter(DateOnly day)
    {
        var at = Array.BinarySearch(Dates, day);
        return at >= 0 ? at : ~at;
    }

    /// <summary>The last month whose date is on or before a day; -1 before closing.</summary>
    public int MonthOnOrBefore(DateOnly day)
    {
        var at = Array.BinarySearch(Dates, day);
        return at >= 0 ? at : ~at - 1;
    }

    /// <summary>Part of a whole month that the days of [start, end) lying in month m are; months are half-open too: [date m-1, date m).</summary>
    public double ShareOfMonth(int m, DateOnly start, DateOnly end)
    {
        var from = Math.Max(start.DayNumber, Dates[m - 1].DayNumber);
        var to = Math.Min(end.DayNumber, Dates[m].DayNumber);
        return to <= from ? 0 : MonthShare[m] * (to - from) / (Dates[m].DayNumber - Dates[m - 1].DayNumber);
    }

    private static (DateOnly Anchor, int Offset, int First) Anchor(DateOnly closing, DateOnly? firstPayment, int period, EndOfMonthRule rule)
    {
        if (firstPayment is not { } first)
            return (closing, 0, period);
        if (first <= closing)
            throw new NotComputableException($"The first payment date {Amounts.Day(first)} is not after closing {Amounts.Day(closing)}.");
        var months = ((first.Year - closing.Year) * 12) + first.Month - closing.Month;
        if (months > LongestMonths)
            throw new NotComputableException($"The first payment date {Amounts.Day(first)} is more than {LongestMonths} months after closing.");
        if (months > 0 && MonthArithmetic.AddMonths(closing, months, rule) == first)
            return (closing, 0, months);

        // Month 1 is the first date after closing that lies whole months from the first payment date.
        var back = 0;
        while (MonthArithmetic.AddMonths(first, -(back + 1), rule) > closing)
            back++;
        return (first, -(back + 1), back + 1);
    }
}
