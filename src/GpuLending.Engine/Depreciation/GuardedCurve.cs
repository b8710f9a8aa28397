namespace GpuLending.Engine.Depreciation;

/// <summary>A curve from outside the engine, watched at every value: <see cref="CurveCheck"/> looks at months, a path may ask for any day and date. What is no
/// depreciation curve is refused by name and never carried into a figure.</summary>
/// <param name="name">The kind's id, for the refusal.</param>
/// <param name="inner">The curve.</param>
internal sealed class GuardedCurve(string name, IDepreciationCurve inner) : IDepreciationCurve
{
    private const double Slack = 1e-12;

    public IReadOnlyList<string> Remarks { get; } = CurveSayings.Remarks(name, inner);

    public IReadOnlyList<CurveFinding> Findings { get; } = CurveSayings.Findings(name, inner);

    public double RetainedFraction(double ageYears, DateOnly date)
    {
        double value;
        try
        {
            value = inner.RetainedFraction(ageYears, date);
        }
        catch (Exception thrown)
        {
            throw Threw(thrown);
        }

        return Sound(value, ageYears);
    }

    public void RetainedFractions(ReadOnlySpan<double> agesYears, ReadOnlySpan<DateOnly> dates, Span<double> destination)
    {
        try
        {
            inner.RetainedFractions(agesYears, dates, destination);
        }
        catch (Exception thrown)
        {
            throw Threw(thrown);
        }

        for (var i = 0; i < destination.Length; i++)
        {
            destination[i] = Sound(destination[i], agesYears[i]);
            if (i > 0 && agesYears[i] >= agesYears[i - 1] && dates[i] >= dates[i - 1] && destination[i] > destination[i - 1] + Slack)
            {
                var (from, to) = CurveResolution.Apart(destination[i - 1], destination[i]);
                throw new ArgumentException($"The curve '{name}' rises from {from} to {to} at an age of {CurveResolution.Text(agesYears[i])} years; appreciation is never credited.");
            }
        }
    }

    public double? RetainedFractionAtHours(double hoursUsed)
    {
        try
        {
            return inner.RetainedFractionAtHours(hoursUsed) is { } value ? Sound(value, hoursUsed / 8_760) : null;
        }
        catch (Exception thrown) when (thrown is not ArgumentException)
        {
            throw Threw(thrown);
        }
    }

    private double Sound(double value, double ageYears) => value is >= 0 and <= 1 + Slack
        ? Math.Min(1, value)
        : throw new ArgumentException($"The curve '{name}' gives {CurveResolution.Exact(value)} at an age of {CurveResolution.Text(ageYears)} years; a retained fraction is a number from 0 to 1.");

    private ArgumentException Threw(Exception thrown) => new($"The curve '{name}' failed: {ForeignFault.InWords(thrown)}", thrown);
}
