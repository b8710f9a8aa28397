namespace GpuLending.Engine.Loans;

/// <summary>One rate for a period out of its overnight rates. A rate stands from its business day to the next one and is simple in between: Friday's counts for
/// three days and the weekend does not compound. Source: ARRC, "SOFR In Arrears Conventions for Syndicated Business Loans" (2020), and Federal Reserve
/// Bank of New York, user's guide to SOFR (2019). See docs/methodology/interest.md.</summary>
public static class OvernightRate
{
    /// <summary>Compounds the overnight rates of [start, end): (∏ (1 + rate × days / year) − 1) × year / days.</summary>
    /// <param name="rateOn">Overnight rate a year, as a fraction, of a business day.</param>
    /// <param name="start">First day of the interest period, counted.</param>
    /// <param name="end">Day after its last one; after the start.</param>
    /// <param name="terms">Calendar, lookback and year.</param>
    /// <returns>The rate a year as a fraction, simple over the period: interest is principal × rate × days / year.</returns>
    /// <exception cref="ArgumentException">The period has no day.</exception>
    public static double Compounded(Func<DateOnly, double> rateOn, DateOnly start, DateOnly end, OvernightTerms terms) =>
        Over(rateOn, start, end, terms, compounds: true);

    /// <summary>Averages the overnight rates of [start, end), weighted by days: Σ rate × days / days.</summary>
    /// <param name="rateOn">Overnight rate a year, as a fraction, of a business day.</param>
    /// <param name="start">First day of the interest period, counted.</param>
    /// <param name="end">Day after its last one; after the start.</param>
    /// <param name="terms">Calendar, lookback and year.</param>
    /// <returns>The rate a year as a fraction, simple over the period.</returns>
    /// <exception cref="ArgumentException">The period has no day.</exception>
    public static double Simple(Func<DateOnly, double> rateOn, DateOnly start, DateOnly end, OvernightTerms terms) =>
        Over(rateOn, start, end, terms, compounds: false);

    private static double Over(Func<DateOnly, double> rateOn, DateOnly start, DateOnly end, OvernightTerms terms, bool compounds)
    {
        ArgumentNullException.ThrowIfNull(rateOn);
        ArgumentNullException.ThrowIfNull(terms);
        if (end <= start)
            throw new ArgumentException($"An interest period ends after its start: {start:yyyy-MM-dd} to {end:yyyy-MM-dd}.", nameof(end));
        var (calendar, lookback) = (terms.Calendar, terms.LookbackDays);
        if (terms.ObservationShift)
        {
            (start, end) = (calendar.Back(start, lookback), calendar.Back(end, lookback));
            lookback = 0;
            if (end == start)
                return rateOn(start);
        }

        var growth = 1.0;
        var sum = 0.0;
        var observed = calendar.Back(start, lookback);
        for (var day = start; day < end;)
        {
            var next = calendar.After(day);
            var days = (next < end ? next : end).DayNumber - day.DayNumber;
            var interest = rateOn(observed) * days / terms.YearDays;
            growth *= 1 + interest;
            sum += interest;
            // The day the rate is taken from moves with the business days of the period.
            observed = calendar.After(observed);
            day = next;
        }

        return (compounds ? growth - 1 : sum) * terms.YearDays / (end.DayNumber - start.DayNumber);
    }
}
