namespace GpuLending.Engine.Depreciation;

/// <summary>What is left of a GPU's original cost at an age: 1 when new, never rising, never below zero. A curve is pure: the same age and date
/// give the same fraction, on any thread.</summary>
public interface IDepreciationCurve
{
    /// <summary>What a reader must know about how this curve was made, in sentences, such as "fell back to the stated default because the fit has n 9";
    /// usually empty.</summary>
    IReadOnlyList<string> Remarks => [];

    /// <summary>Numbers the curve found out on the way, such as an economic life; usually empty.</summary>
    IReadOnlyList<CurveFinding> Findings => [];

    /// <summary>The retained fraction at one age.</summary>
    /// <param name="ageYears">Years since the in-service date, finite; below zero counts as zero.</param>
    /// <param name="date">The date on which the GPU has that age, for curves that follow the market; the others ignore it.</param>
    /// <returns>A fraction of original cost, 0 to 1.</returns>
    double RetainedFraction(double ageYears, DateOnly date);

    /// <summary>The retained fractions along a path, without allocating.</summary>
    /// <param name="agesYears">One age an element, in any order; see <see cref="RetainedFraction"/>.</param>
    /// <param name="dates">One date an age.</param>
    /// <param name="destination">Receives one fraction an age.</param>
    /// <exception cref="ArgumentException">The three are not equally long.</exception>
    void RetainedFractions(ReadOnlySpan<double> agesYears, ReadOnlySpan<DateOnly> dates, Span<double> destination)
    {
        if (dates.Length != agesYears.Length || destination.Length != agesYears.Length)
            throw new ArgumentException($"{agesYears.Length} ages, {dates.Length} dates and room for {destination.Length} fractions.", nameof(destination));
        for (var i = 0; i < agesYears.Length; i++)
            destination[i] = RetainedFraction(agesYears[i], dates[i]);
    }

    /// <summary>The retained fraction after hours of work, for curves that count hours and not years.</summary>
    /// <param name="hoursUsed">Hours of work since new, zero or more.</param>
    /// <returns>A fraction of original cost, 0 to 1; null for a curve that knows only the age.</returns>
    double? RetainedFractionAtHours(double hoursUsed) => null;
}
