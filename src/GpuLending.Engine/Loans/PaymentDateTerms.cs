using GpuLending.Engine.Calendars;

namespace GpuLending.Engine.Loans;

/// <summary>How payment dates are made and moved. A first period that is short or long follows from the first payment date.
/// See docs/methodology/business-days.md.</summary>
public sealed record PaymentDateTerms
{
    /// <summary>Where a payment date goes that is not a business day.</summary>
    public BusinessDayRule Rule { get; init; } = BusinessDayRule.Unadjusted;

    /// <summary>Business days of payments, a name of <see cref="BusinessCalendar"/>; used when <see cref="Rule"/> moves dates.</summary>
    public string Calendar { get; init; } = "US federal bank holidays";

    /// <summary>Whether interest runs to the day that is moved, or to the day before it is moved. Notes often leave interest unadjusted.</summary>
    public bool InterestMoves { get; init; } = true;

    /// <summary>What payment dates at a month's end do in other months.</summary>
    public EndOfMonthRule EndOfMonth { get; init; } = EndOfMonthRule.MonthEnd;

    /// <summary>What happens when the loan's last day is no regular payment date.</summary>
    public FinalStub FinalStub { get; init; } = FinalStub.None;
}
