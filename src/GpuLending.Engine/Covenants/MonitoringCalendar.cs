using GpuLending.Engine.Calendars;

namespace GpuLending.Engine.Covenants;

/// <summary>Dates the desk has to think of, from a deal's covenants and undertakings: what is late, what is due, what comes. See docs/methodology/monitoring-calendar.md.</summary>
public static class MonitoringCalendar
{
    /// <summary>Days before a test or the end of a right from which it is on the list.</summary>
    public const int NoticeDays = 14;

    // Due dates of one undertaking that are followed, so that a mistyped first date does not fill the memory.
    private const int MostDates = 600;

    /// <summary>The calendar as of a day.</summary>
    /// <param name="dealCase">The deal.</param>
    /// <param name="covenants">Covenants of its last run.</param>
    /// <param name="asOf">Day from which it looks ahead.</param>
    /// <param name="monthsAhead">How far it looks, in months; 0 or more.</param>
    /// <returns>Late documents and what lies ahead, in date order.</returns>
    public static IReadOnlyList<MonitoringDate> Of(DealCase dealCase, IReadOnlyList<CovenantResult> covenants, DateOnly asOf, int monthsAhead)
    {
        var until = MonthArithmetic.AddMonths(asOf, monthsAhead);
        var dates = new List<MonitoringDate>();
        foreach (var covenant in dealCase.Covenants)
        {
            if (covenants.FirstOrDefault(item => item.CovenantId == covenant.Id) is { } result) Tests(covenant, result, asOf, until, dates);
            Rights(covenant, asOf, until, dates);
        }

        foreach (var undertaking in dealCase.Undertakings) Documents(undertaking, asOf, until, dates);
        return [.. dates.OrderBy(item => item.Date).ThenBy(item => item.Kind).ThenBy(item => item.Key, StringComparer.Ordinal)];
    }

    /// <summary>Due dates of an undertaking up to a day, the first one included.</summary>
    /// <param name="undertaking">The undertaking.</param>
    /// <param name="until">Last day; inclusive.</param>
    /// <returns>Dates in order; month ends stay month ends.</returns>
    public static IEnumerable<DateOnly> DueDates(Undertaking undertaking, DateOnly until)
    {
        var due = undertaking.FirstDue;
        for (var n = 1; due <= until && n <= MostDates; n++)
        {
            yield return due;
            if (undertaking.EveryMonths <= 0) yield break;
            due = MonthArithmetic.AddMonths(undertaking.FirstDue, n * undertaking.EveryMonths, EndOfMonthRule.MonthEnd);
        }
    }

    private static void Tests(Covenant covenant, CovenantResult result, DateOnly asOf, DateOnly until, List<MonitoringDate> dates)
    {
        foreach (var test in result.Tests)
        {
            if (test.State == CovenantState.NotTestedYet) continue;
            if (test.Date >= asOf && test.Date <= until) Add(dates, test.Date, MonitoringKind.Test, covenant.Id, result.Name, asOf, test.State);
            if (covenant.CertificateDays is { } days && test.Date.AddDays(days) is var due && due >= asOf && due <= until)
                Add(dates, due, MonitoringKind.Certificate, covenant.Id, $"Certificate of the test of {Amounts.Day(test.Date)}", asOf, null);
        }
    }

    private static void Rights(Covenant covenant, DateOnly asOf, DateOnly until, List<MonitoringDate> dates)
    {
        var name = CovenantWords.Name(covenant);
        foreach (var waiver in covenant.Waivers)
        {
            if (waiver.Until >= asOf && waiver.Until <= until) Add(dates, waiver.Until, MonitoringKind.WaiverEnds, covenant.Id, $"{name}: last day of the waiver", asOf, null);
        }

        if (covenant.CureRights?.Until is { } last && last >= asOf && last <= until) Add(dates, last, MonitoringKind.CureRightEnds, covenant.Id, $"{name}: last test that may be cured", asOf, null);
        foreach (var amendment in covenant.Amendments)
        {
            if (amendment.EffectiveDate >= asOf && amendment.EffectiveDate <= until)
                Add(dates, amendment.EffectiveDate, MonitoringKind.Amendment, covenant.Id, $"{name}: amendment takes effect", asOf, null);
            if (amendment.Until is { } end && end >= asOf && end <= until) Add(dates, end, MonitoringKind.Amendment, covenant.Id, $"{name}: last day of the amendment", asOf, null);
        }
    }

    private static void Documents(Undertaking undertaking, DateOnly asOf, DateOnly until, List<MonitoringDate> dates)
    {
        foreach (var due in DueDates(undertaking, until))
        {
            var delivery = undertaking.Deliveries.FirstOrDefault(item => item.DueDate == due);
            var remind = due.AddDays(-undertaking.NoticeDays);
            var state = delivery switch
            {
                { DeliveredOn: not null } => MonitoringState.Done,
                { Exception.Length: > 0 } => MonitoringState.Excepted,
                _ when asOf > due.AddDays(undertaking.GraceDays) => MonitoringState.Late,
                _ when asOf >= remind => MonitoringState.Due,
                _ => MonitoringState.Ahead,
            };
            // What is done or excused and over needs no thought any more.
            if (due < asOf && state is (MonitoringState.Done or MonitoringState.Excepted)) continue;
            var name = string.IsNullOrWhiteSpace(undertaking.Name) ? Words(undertaking.Kind) : undertaking.Name.Trim();
            dates.Add(new(due, MonitoringKind.Document, undertaking.Id, name, remind, state, null));
        }
    }

    /// <summary>What an undertaking hands over, as a heading.</summary>
    /// <param name="kind">Kind.</param>
    /// <returns>A few words.</returns>
    public static string Words(UndertakingKind kind) => kind switch
    {
        UndertakingKind.CovenantCertificate => "Covenant certificate",
        UndertakingKind.BorrowingBaseCertificate => "Borrowing-base certificate",
        UndertakingKind.FinancialStatements => "Financial statements",
        UndertakingKind.SerialSchedule => "Schedule of serial numbers",
        UndertakingKind.Insurance => "Evidence of insurance",
        UndertakingKind.Appraisal => "Appraisal of the fleet",
        UndertakingKind.Other => "Document",
    };

    private static void Add(List<MonitoringDate> dates, DateOnly date, MonitoringKind kind, string key, string subject, DateOnly asOf, CovenantState? expected)
    {
        var remind = date.AddDays(-NoticeDays);
        dates.Add(new(date, kind, key, subject, remind, asOf >= remind ? MonitoringState.Due : MonitoringState.Ahead, expected));
    }
}
