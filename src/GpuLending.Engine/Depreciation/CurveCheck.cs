namespace GpuLending.Engine.Depreciation;

/// <summary>Refuses a curve that cannot be one: not a number, negative, above original cost, or rising with age. Looks at every month of forty years,
/// the age where the check ends being the longest life the catalogue allows. Appreciation is never credited in underwriting.</summary>
public static class CurveCheck
{
    private const int Months = 480;

    // What rounding may add between two months; anything more is a rise.
    private const double Slack = 1e-12;

    /// <summary>Finds the first month at which a curve is no depreciation curve.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="inServiceDate">The date on which age is zero.</param>
    /// <returns>What is wrong, in words; null when nothing is.</returns>
    public static string? Problem(IDepreciationCurve curve, DateOnly inServiceDate)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var latest = DateOnly.MaxValue.AddMonths(-Months);
        var start = inServiceDate < latest ? inServiceDate : latest;
        Span<double> ages = stackalloc double[Months + 1];
        Span<double> fractions = stackalloc double[Months + 1];
        Span<DateOnly> dates = stackalloc DateOnly[Months + 1];
        for (var month = 0; month <= Months; month++)
        {
            ages[month] = month / 12.0;
            dates[month] = start.AddMonths(month);
        }

        curve.RetainedFractions(ages, dates, fractions);
        for (var month = 0; month <= Months; month++)
        {
            var fraction = fractions[month];
            if (!double.IsFinite(fraction))
                return At(month, "is not a number");
            if (fraction < 0)
                return At(month, $"is negative ({CurveResolution.Exact(fraction)})");
            if (fraction > 1 + Slack)
                return At(month, $"is above original cost ({CurveResolution.Exact(fraction)})");
            if (month > 0 && fraction > fractions[month - 1] + Slack)
            {
                var (from, to) = CurveResolution.Apart(fractions[month - 1], fraction);
                return At(month, $"rises from {from} to {to}; appreciation is never credited");
            }

        }

        return null;

        static string At(int month, string what) => $"The curve's value at an age of {CurveResolution.Text(month / 12.0)} years {what}.";
    }
}
