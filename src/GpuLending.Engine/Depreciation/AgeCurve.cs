namespace GpuLending.Engine.Depreciation;

/// <summary>A curve that knows only the age: the common base of every formula that does not follow the calendar.</summary>
public abstract class AgeCurve : IDepreciationCurve
{
    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Remarks => [];

    /// <inheritdoc/>
    public virtual IReadOnlyList<CurveFinding> Findings => [];

    /// <inheritdoc/>
    public double RetainedFraction(double ageYears, DateOnly date) => AtAge(Math.Max(0, ageYears));

    /// <inheritdoc/>
    public void RetainedFractions(ReadOnlySpan<double> agesYears, ReadOnlySpan<DateOnly> dates, Span<double> destination)
    {
        if (dates.Length != agesYears.Length || destination.Length != agesYears.Length)
            throw new ArgumentException($"{agesYears.Length} ages, {dates.Length} dates and room for {destination.Length} fractions.", nameof(destination));
        for (var i = 0; i < agesYears.Length; i++)
            destination[i] = AtAge(Math.Max(0, agesYears[i]));
    }

    /// <inheritdoc/>
    public virtual double? RetainedFractionAtHours(double hoursUsed) => null;

    /// <summary>The formula.</summary>
    /// <param name="ageYears">The age in years, zero or more.</param>
    /// <returns>A fraction of original cost, 0 to 1, never rising with age.</returns>
    protected abstract double AtAge(double ageYears);
}
