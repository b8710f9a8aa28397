namespace GpuLending.Underwriting.Market;

/// <summary>What a curve leaves at one age, or after hours of work.</summary>
/// <param name="AgeYears">Age in years; null when hours were asked.</param>
/// <param name="HoursUsed">Hours of work; null when an age was asked.</param>
/// <param name="RetainedFraction">What is left, as a fraction of original cost.</param>
/// <param name="Value">What is left of the unit cost, US dollars; null when no unit cost was given.</param>
public sealed record CurveValue(double? AgeYears, double? HoursUsed, double RetainedFraction, double? Value);
